"""One supervised service: started, watched, started again."""

import time

import structlog

from stack.errors import StackError
from stack.process import Process, check_start, describe_exit
from stack.service import Service
from stack.supervisor.backoff import Backoff
from stack.supervisor.status import ServiceStatus, State

log = structlog.get_logger(__name__)


class Child:
    """Moves from state to state at each `tick`; never blocks for longer than a readiness probe."""

    def __init__(self, service: Service, owner: str) -> None:
        self.service = service
        self.process: Process | None = None
        self.status = ServiceStatus(
            name=service.name,
            state=State.WAITING,
            address=service.address,
            log=str(service.log),
        )
        self._owner = owner
        self._backoff = Backoff()
        self._ready_since: float | None = None
        self._start_again_at = 0.0

    def start(self) -> None:
        """Start the process.

        Raises:
            OSError: it cannot be started, for example since the disk is full.
        """
        self.process = Process(self.service, self._owner)
        self._ready_since = None
        self.status.pid = self.process.pid
        self.status.state = State.STARTING
        log.info("service.started", service=self.service.name, pid=self.process.pid)

    def await_ready(self) -> bool:
        """For the first start: whether it is ready.

        Raises:
            StackError: it ended, or has had its time; the start is to be given up.
        """
        process = self.process
        if process is None or self.status.state != State.STARTING or self.status.restarts:
            self.tick()
        elif self.service.once and process.exit_code() == 0:
            self._done()
        else:
            check_start(process)
            self._look_whether_ready()
        return self.status.is_well

    def tick(self) -> None:
        """For later: see to it that the service runs."""
        if self.status.state == State.DONE:
            return
        if self.process is None:
            if time.monotonic() >= self._start_again_at:
                self._start_again()
            return
        try:
            if self.status.state == State.STARTING or self.process.exit_code() is not None:
                check_start(self.process)
                self._look_whether_ready()
        except StackError as ended:
            self._ended(self.process, ended)

    def stopped(self) -> None:
        """Note that the process was ended on purpose."""
        self.process = None
        self.status.pid = None
        if self.status.state != State.DONE:
            self.status.state = State.STOPPED

    def _done(self) -> None:
        self.stopped()
        self.status.state = State.DONE

    def _look_whether_ready(self) -> None:
        if not self.service.once and self.service.ready():
            self._ready_since = time.monotonic()
            self.status.state = State.RUNNING
            log.info("service.ready", service=self.service.name)

    def _ended(self, process: Process, why: StackError) -> None:
        code = process.exit_code()
        self.status.last_exit = why.message if code is None else describe_exit(code)
        self.status.last_lines = process.last_lines()
        process.kill()
        self._plan_restart()

    def _plan_restart(self) -> None:
        ready_for = time.monotonic() - self._ready_since if self._ready_since else 0.0
        pause = self._backoff.failed(ready_for)
        self._start_again_at = time.monotonic() + pause
        self.process = None
        self.status.pid = None
        looping = self._backoff.is_crash_loop
        self.status.state = State.CRASH_LOOP if looping else State.RESTARTING
        log.warning(
            "service.ended",
            service=self.service.name,
            exit=self.status.last_exit,
            last_lines=self.status.last_lines,
            pause_s=pause,
            crash_loop=looping,
        )

    def _start_again(self) -> None:
        self.status.restarts += 1
        try:
            self.start()
        except OSError as error:
            self.status.last_exit = f"could not be started: {error.strerror}"
            self._plan_restart()
