"""A small disk of its own that can be filled, so that the machine's disk is not."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_STEP = b"\0" * (1 << 20)
_MOUNT_S = 10


class RamDisk:
    """A mounted tmpfs."""

    def __init__(self, folder: Path) -> None:
        self._ballast = folder / "ballast"

    def fill(self) -> None:
        """Leave no room at all."""
        with self._ballast.open("wb", buffering=0) as file:
            for size in (len(_STEP), 4096):
                try:
                    while file.write(_STEP[:size]) == size:
                        pass
                except OSError:
                    continue

    def make_room(self) -> None:
        """Give back what `fill` took."""
        self._ballast.unlink(missing_ok=True)


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
