"""Files that are there whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def part_of(file: Path) -> Path:
    """Where a file is written until it is whole; what a run leaves there, the next one replaces."""
    return file.with_suffix(".part")


@contextmanager
def whole(file: Path) -> Iterator[Path]:
    """Where to write a file, which is put in its place when the block ends."""
    part = part_of(file)
    part.parent.mkdir(parents=True, exist_ok=True)
    yield part
    part.replace(file)
