"""Finds and ends what a supervisor left that could not clean up after itself.

Every process started for a home folder carries the folder in its environment, and so does whatever
that process starts in turn. This finds also what no pid file names, and never mistakes a process
that was given a dead one's id.
"""

import os
import time
from collections.abc import Iterator

import psutil

from stack.process import OWNER_VARIABLE

_PATIENCE_S = 5


def sweep(owner: str) -> list[int]:
    """Kill what was started for `owner`, except us and our ancestors; gives the process ids."""
    found = list(leftovers(owner))
    for process in found:
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue
    deadline = time.monotonic() + _PATIENCE_S
    while any(_lives(process) for process in found) and time.monotonic() < deadline:
        time.sleep(0.02)
    return [process.pid for process in found]


def leftovers(owner: str) -> Iterator[psutil.Process]:
    """What was started for `owner` and still runs."""
    ours = {os.getpid(), *(parent.pid for parent in psutil.Process().parents())}
    for process in psutil.process_iter():
        if process.pid not in ours and _owner_of(process) == owner and _lives(process):
            yield process


def _owner_of(process: psutil.Process) -> str | None:
    try:
        found: str | None = process.environ().get(OWNER_VARIABLE)
    except (psutil.Error, OSError):
        return None
    return found


def _lives(process: psutil.Process) -> bool:
    """A dead process that nobody has asked about yet does not count."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False
