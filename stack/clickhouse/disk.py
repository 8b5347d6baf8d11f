"""The disk's reserve: who writes is refused in time, for a merge on a full disk damages rows."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from enum import IntEnum
from pathlib import Path

from stack.clickhouse.engine import Engine
from stack.clickhouse.errors import EndpointError
from stack.clickhouse.querylog import Entry, QueryLog

_EVERY_SECONDS = 0.05
_MOST_OF_DISK = 20


class Level(IntEnum):
    """How much the disk has left: what is lost of the reserve grows."""

    ROOMY = 0
    TIGHT = 1
    FULL = 2


def free_bytes(folder: Path) -> int:
    """What the folder's file system has left for us."""
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize


def reserve_on(folder: Path, wanted: int) -> int:
    """The reserve for this folder: what is wanted, but a twentieth of a small disk at most."""
    disk = os.statvfs(folder)
    return min(wanted, disk.f_blocks * disk.f_frsize // _MOST_OF_DISK)


def level(free: int, reserve: int, before: Level) -> Level:
    """Where the disk stands. It is roomy again a fifth above the reserve, so that it does not flap.

    Merges stop at half of the reserve only, which is where the engine begins none that would go
    below: one that begins is not broken off for the room that it takes itself.
    """
    if free < reserve // 2:
        return Level.FULL
    if free < reserve:
        return max(before, Level.TIGHT)
    return before if free < reserve * 6 // 5 else Level.ROOMY


class DiskGuard:
    """Looks at the disk all the time; a look costs a system call."""

    def __init__(self, folder: Path, reserve: int, engine: Engine, log: QueryLog) -> None:
        self._folder = folder
        self._reserve = reserve
        self._engine = engine
        self._log = log
        self._level = Level.ROOMY
        self._ended = threading.Event()
        self._look()
        self._thread = threading.Thread(target=self._watch, name="disk", daemon=True)
        self._thread.start()

    def demand_room(self) -> None:
        """Let a statement pass that writes rows.

        Raises:
            EndpointError: 243 while the disk has less than the reserve.
        """
        if self._level == Level.ROOMY:
            return
        raise EndpointError(
            243,
            "NOT_ENOUGH_SPACE",
            f"{self._folder} has {free_bytes(self._folder)} bytes free, the reserve is "
            f"{self._reserve}: nothing is written until {self._reserve * 6 // 5} are free. Delete "
            "other files there, DROP or TRUNCATE tables, ALTER … DROP PARTITION, or give the disk "
            "more room; --disk-reserve sets the reserve",
        )

    def close(self) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_EVERY_SECONDS):
            # The level stays what it was: the next look tries again.
            with suppress(EndpointError, OSError):
                self._look()

    def _look(self) -> None:
        free = free_bytes(self._folder)
        now = level(free, self._reserve, self._level)
        if now == self._level:
            return
        if Level.FULL in (now, self._level):
            self._engine.let_merge(now != Level.FULL)
        self._level = now
        said = f"{free} bytes free, reserve {self._reserve}"
        self._log.write(Entry(f"disk {now.name.lower()}", text=said))
