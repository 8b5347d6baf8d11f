"""A small disk of its own that can be filled, so that the machine's disk is not."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

_STEP = b"\0" * (1 << 20)
_LOOK_S = 0.02
_MOUNT_S = 10


class RamDisk:
    """A mounted tmpfs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ballast = folder / "ballast"
        self._size = shutil.disk_usage(folder).total

    def fill(self, last_s: float = 0, leave: int = 0) -> None:
        """Leave so much room; the last tenth of the disk goes evenly, within so many seconds."""
        tenth = self._size // 10
        with self._ballast.open("ab", buffering=0) as file:
            while self._free() > (leave or tenth):
                file.write(_STEP)
            if not leave:
                self._fill_up(file, last_s * len(_STEP) / tenth)

    def keep_full(self, seconds: float) -> None:
        """Take what others give back, so that there is no room at any time."""
        deadline = time.monotonic() + seconds
        with self._ballast.open("ab", buffering=0) as file:
            while time.monotonic() < deadline:
                self._fill_up(file, 0)
                time.sleep(_LOOK_S)

    def make_room(self) -> None:
        """Give back what `fill` took."""
        self._ballast.unlink(missing_ok=True)

    def _free(self) -> int:
        return shutil.disk_usage(self._folder).free

    def _fill_up(self, file: FileIO, pause_s: float) -> None:
        for size in (len(_STEP), 4096):
            with suppress(OSError):
                while file.write(_STEP[:size]) == size:
                    time.sleep(pause_s if size == len(_STEP) else 0)


def may_mount() -> bool:
    """Is this user allowed to mount a tmpfs?"""
    return os.geteuid() == 0 and Path("/proc/filesystems").read_text().count("tmpfs") > 0


@contextmanager
def ram_disk(folder: Path, megabytes: int) -> Iterator[RamDisk]:
    """A tmpfs at `folder`, for as long as the block lasts.

    Raises:
        subprocess.CalledProcessError: it may not be mounted here.
    """
    folder.mkdir(parents=True, exist_ok=True)
    size = f"size={megabytes}m"
    _run("mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder))
    try:
        yield RamDisk(folder)
    finally:
        _run("umount", "--lazy", str(folder))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, timeout=_MOUNT_S, capture_output=True)
