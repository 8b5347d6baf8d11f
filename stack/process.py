"""A running service: its process group, its log, its end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from stack.errors import StackError
from stack.service import Service

OWNER_VARIABLE = "THREE_NETWORKS_STARTED_BY"
_TETHER = Path(__file__).with_name("tether.py")
_LOG_BYTES_KEPT = 16 << 20
_POLL_S = 0.02


class Process:
    """A started service. Start it from the main thread: it dies with the thread that started it."""

    def __init__(self, service: Service, owner: str) -> None:
        """Start the service; `owner` marks it and all its descendants for the sweep."""
        self.service = service
        self.started = time.monotonic()
        _shorten(service.log)
        with service.log.open("ab") as log:
            self._log_start = log.tell()
            self._popen = subprocess.Popen(
                [sys.executable, "-I", "-S", str(_TETHER), str(os.getpid()), *service.command],
                env={**os.environ, **service.environment, OWNER_VARIABLE: owner},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        return self._popen.pid

    def exit_code(self) -> int | None:
        """The exit code, negative for a signal; None while it runs."""
        return self._popen.poll()

    def age_s(self) -> float:
        return time.monotonic() - self.started

    def terminate(self) -> None:
        self._popen.terminate()

    def kill(self) -> None:
        """Kill the process and whatever it started, and reap it."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        self._popen.wait()

    def last_lines(self, count: int = 15) -> list[str]:
        """The end of what this run, not an earlier one, wrote to the log."""
        with self.service.log.open("rb") as log:
            size = log.seek(0, os.SEEK_END)
            log.seek(max(self._log_start, size - (16 << 10)))
            return log.read().decode(errors="replace").splitlines()[-count:]


def stop_all(processes: Iterable[Process]) -> None:
    """Ask all to end, and kill those that have not within their time; returns with none left."""
    waiting = list(processes)
    asked = time.monotonic()
    for process in waiting:
        process.terminate()
    while waiting:
        late = time.monotonic() - asked
        for process in list(waiting):
            if process.exit_code() is not None or late > process.service.stop_within_s:
                process.kill()
                waiting.remove(process)
        time.sleep(_POLL_S)


@contextmanager
def running(service: Service, owner: str) -> Iterator[Process]:
    """Run a service without supervision for as long as the block lasts; ready when it begins.

    Raises:
        StackError: it ended, or was not ready in time; holds the last lines of its log.
    """
    process = Process(service, owner)
    try:
        while not service.ready():
            check_start(process)
            time.sleep(_POLL_S)
        yield process
    finally:
        stop_all([process])


def check_start(process: Process) -> None:
    """See that a process that is not ready yet may still become so.

    Raises:
        StackError: it ended, or has had its time.
    """
    code, service = process.exit_code(), process.service
    if code is None and process.age_s() <= service.ready_within_s:
        return
    what = f"was not ready within {service.ready_within_s:.0f} s"
    if code is not None:
        what = f"ended with {describe_exit(code)}"
    tail = "\n".join(["", *process.last_lines()])
    raise StackError(f"{service.name} {what}", f"read {service.log}; it ends with:{tail}")


def describe_exit(code: int) -> str:
    """An exit code in words: `exit code 1`, `signal SIGKILL`."""
    return f"exit code {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"


def _shorten(log: Path) -> None:
    """Keep one older log beside the present one, so that a log cannot fill the disk over months."""
    if log.exists() and log.stat().st_size > _LOG_BYTES_KEPT:
        log.replace(log.with_name(f"{log.name}.1"))
