"""One supervisor for a home folder: a lock that the system frees when its holder dies."""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

import psutil

from stack.errors import StackError
from stack.home import Home

_PATIENCE_S = 1.0


@contextmanager
def exclusive(home: Home) -> Iterator[None]:
    """Hold the lock for as long as the block lasts, with our process id in it.

    Raises:
        StackError: another supervisor holds it.
    """
    path = home.run / "supervisor.lock"
    with path.open("a+", encoding="utf-8") as file:
        if not _locked_within(file, _PATIENCE_S):
            raise StackError(
                f"{home.root} is already in use by a running stack", "see its `status`"
            )
        file.truncate(0)
        file.write(json.dumps({"pid": os.getpid(), "created": psutil.Process().create_time()}))
        file.flush()
        yield


def holder(home: Home) -> psutil.Process | None:
    """The living supervisor of the folder; a file left by a dead one does not count."""
    path = home.run / "supervisor.lock"
    deadline = time.monotonic() + _PATIENCE_S
    while _is_held(home):
        with suppress(OSError, ValueError, KeyError, psutil.NoSuchProcess):
            found = json.loads(path.read_text(encoding="utf-8"))
            process = psutil.Process(found["pid"])
            if process.create_time() == found["created"]:
                return process
        if time.monotonic() > deadline:
            raise StackError(f"{path} is held, but does not say by whom", "end that process")
        time.sleep(0.02)
    return None


def _is_held(home: Home) -> bool:
    try:
        with (home.run / "supervisor.lock").open(encoding="utf-8") as file:
            return not _try(file, fcntl.LOCK_SH)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _locked_within(file: IO[str], seconds: float) -> bool:
    """Try for a moment: somebody may be looking whether the lock is held."""
    deadline = time.monotonic() + seconds
    while not _try(file, fcntl.LOCK_EX):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _try(file: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
