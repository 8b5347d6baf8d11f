"""The loop that starts the stages in order, watches everything, and leaves nothing behind."""

import os
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from types import FrameType

import msgspec
import structlog

from stack.errors import StackError
from stack.home import Home
from stack.leftovers import sweep
from stack.process import stop_all
from stack.service import Service
from stack.supervisor.child import Child
from stack.supervisor.status import Phase, Problem, Status, write_status

log = structlog.get_logger(__name__)

_TICK_S = 0.1
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Asked(Exception):  # noqa: N818
    """A signal asked the stack to end."""


class Supervisor:
    """Runs the stages of services of one home folder; use from the main thread, lock held."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._stages: list[list[Child]] = []
        self._asked = False
        self._written = b""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self.status = Status(pid=os.getpid(), phase=Phase.STARTING, started_at=now)
        for number in _SIGNALS:
            signal.signal(number, self._ask)

    def start(self, stages: Sequence[Sequence[Service]], notes: Sequence[str] = ()) -> None:
        """Start stage after stage, each when all of the one before is ready.

        Raises:
            StackError: a service did not become ready.
        """
        owner = str(self._home.root)
        self._stages = [[Child(service, owner) for service in stage] for stage in stages]
        self.status.notes = list(notes)
        self.status.services = [child.status for child in self._children()]
        for stage in self._stages:
            self._start_stage(stage)
        self._enter(Phase.RUNNING)

    def watch(self) -> None:
        """Keep everything running until a signal asks to end."""
        with suppress(Asked):
            while True:
                for child in self._children():
                    child.tick()
                self._pause()

    def stop(self, problem: StackError | None = None) -> None:
        """End all services, the last stage first; returns when no process is left."""
        self._enter(Phase.STOPPING)
        for stage in reversed(self._stages):
            stop_all(child.process for child in stage if child.process is not None)
            for child in stage:
                child.stopped()
            self._tell()
        sweep(str(self._home.root))
        if problem is not None:
            self.status.problem = Problem(problem.message, problem.remedy)
        self._enter(Phase.STOPPED if problem is None else Phase.FAILED)

    @property
    def asked_to_end(self) -> bool:
        return self._asked

    def _start_stage(self, stage: list[Child]) -> None:
        for child in stage:
            child.start()
        waiting = stage
        while waiting:
            waiting = [child for child in stage if not child.await_ready()]
            self._keep_earlier_alive(stage)
            self._pause()

    def _keep_earlier_alive(self, current: list[Child]) -> None:
        for stage in self._stages[: self._stages.index(current)]:
            for child in stage:
                child.tick()

    def _children(self) -> list[Child]:
        return [child for stage in self._stages for child in stage]

    def _pause(self) -> None:
        self._tell()
        time.sleep(_TICK_S)
        if self._asked:
            raise Asked

    def _enter(self, phase: Phase) -> None:
        self.status.phase = phase
        log.info("stack.phase", phase=phase)
        self._tell()

    def _tell(self) -> None:
        """Write the status if it changed; a full disk must not end what is running."""
        encoded = msgspec.json.encode(self.status)
        if encoded != self._written:
            with suppress(OSError):
                write_status(self._home, self.status)
                self._written = encoded

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self._asked = True
