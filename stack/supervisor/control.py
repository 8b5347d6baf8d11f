"""Starting a supervisor in the background, and ending one from any terminal."""

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import msgspec
import psutil

from connections.settings import addresses_file
from stack.errors import StackError
from stack.home import Home
from stack.leftovers import sweep
from stack.service import python_module
from stack.supervisor import lock
from stack.supervisor.options import Options
from stack.supervisor.status import Phase, Status, read_status

_POLL_S = 0.05
_STOP_WITHIN_S = 60


def start_in_background(
    home: Home, options: Options, on_change: Callable[[Status], None]
) -> Status:
    """Start a supervisor and return when everything is ready, or when the start has failed.

    Raises:
        StackError: the supervisor ended without a word.
        KeyboardInterrupt: SIGINT or SIGTERM came; the supervisor has been ended.
    """
    command = python_module(
        "stack.supervisor", str(home.root), msgspec.json.encode(options).decode()
    )
    with home.log("supervisor").open("ab") as log:
        supervisor = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    with _sigterm_interrupts():
        try:
            return _await_start(home, supervisor, on_change)
        except KeyboardInterrupt:
            supervisor.terminate()
            supervisor.wait()
            raise


def _await_start(
    home: Home, supervisor: "subprocess.Popen[bytes]", on_change: Callable[[Status], None]
) -> Status:
    while True:
        ended = supervisor.poll() is not None
        status = read_status(home)
        if status is not None and status.pid == supervisor.pid:
            on_change(status)
            if ended or status.phase == Phase.RUNNING:
                return status
        elif ended:
            log = home.log("supervisor")
            raise StackError("the supervisor ended at once", f"read the end of {log}")
        time.sleep(_POLL_S)


def stop(home: Home) -> bool:
    """End the stack of this folder and what is left of an earlier one; False if there was none.

    Raises:
        StackError: it cannot be told which process to end.
    """
    supervisor = lock.holder(home)
    if supervisor is not None:
        supervisor.terminate()
        try:
            supervisor.wait(_STOP_WITHIN_S)
        except psutil.TimeoutExpired:
            supervisor.kill()
            supervisor.wait()
    swept = sweep(str(home.root))
    addresses_file(home.root).unlink(missing_ok=True)
    return supervisor is not None or bool(swept)


def living_status(home: Home) -> Status | None:
    """The status of a supervisor that lives; None if none does."""
    supervisor = lock.holder(home)
    status = read_status(home)
    if supervisor is None or status is None or status.pid != supervisor.pid:
        return None
    return status


@contextmanager
def _sigterm_interrupts() -> Iterator[None]:
    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
