"""A process that a fault may kill, stop, freeze and start again."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

from stack.process import Process, check_start
from stack.service import Service

_POLL_S = 0.02


class ServerStuckError(Exception):
    """A process did not end within its time."""


@dataclass(frozen=True)
class Ending:
    """How a process ended: its exit code, and the last critical line of its log."""

    code: int
    why: str


class Server:
    """A service that may be started many times; its settings are made anew at each start."""

    def __init__(self, describe: Callable[[], Service], owner: str) -> None:
        self._describe = describe
        self._owner = owner
        self._process: Process | None = None

    @property
    def process(self) -> Process:
        """The present process, or the last one."""
        assert self._process is not None, "it was never started"
        return self._process

    @property
    def alive(self) -> bool:
        """Does it run, be it frozen?"""
        return self._process is not None and self._process.exit_code() is None

    @property
    def exit_code(self) -> int | None:
        """How its last process ended; None while it runs."""
        return self.process.exit_code()

    def start(self) -> None:
        """Start it and return when it is ready.

        Raises:
            StackError: it ended, or was not ready in time.
        """
        self.launch()
        self.await_ready()

    def await_ready(self) -> None:
        """Return when it is ready.

        Raises:
            StackError: it ended, or was not ready in time.
        """
        while not self.process.service.ready():
            check_start(self.process)
            time.sleep(_POLL_S)

    def launch(self) -> None:
        """Start it and do not wait."""
        self._process = Process(self._describe(), self._owner)

    def kill(self) -> None:
        """Kill −9."""
        if self._process is not None:
            self._process.kill()

    def terminate(self, within_s: float = 30) -> int:
        """SIGTERM; returns the exit code.

        Raises:
            ServerStuckError: it did not end in time.
        """
        self.process.terminate()
        return self.ended(within_s)

    def ended(self, within_s: float = 30) -> int:
        """Wait for its end; returns the exit code.

        Raises:
            ServerStuckError: it did not end in time.
        """
        deadline = time.monotonic() + within_s
        while (code := self.process.exit_code()) is None:
            if time.monotonic() > deadline:
                tail = "\n".join(self.process.last_lines())
                raise ServerStuckError(f"{self.process.service.name} did not end:\n{tail}")
            time.sleep(_POLL_S)
        return code

    def freeze(self) -> None:
        """SIGSTOP: it lives, holds its sockets, and does nothing."""
        os.kill(self.process.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """SIGCONT."""
        os.kill(self.process.pid, signal.SIGCONT)

    def log(self) -> str:
        """What all of its processes wrote."""
        return self.process.service.log.read_text(encoding="utf-8", errors="replace")


def ending_of(server: Server) -> Ending:
    """How a server that has ended did so."""
    code = server.exit_code
    assert code is not None, "it still runs"
    critical = [line for line in server.process.last_lines(50) if '"critical"' in line]
    return Ending(code, critical[-1] if critical else "")
