"""Lines of a log that grows, is replaced by a new one or is cut; or of standard input."""

import os
import select
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec

_MOST_BYTES = 1 << 20  # read at once, and of a line: what is longer comes in parts
_WAIT_S = 0.2


class Place(msgspec.Struct, frozen=True):
    """How far a log has been read.

    Attributes:
        inode: which file had the log's name.
        position: bytes of it that were taken.
        before: bytes of its predecessors, so that an offset never returns.
    """

    inode: int = 0
    position: int = 0
    before: int = 0

    @property
    def offset(self) -> int:
        """The place as one number."""
        return self.before + self.position


class Taken(NamedTuple):
    """A line without its end, and the offset at which it begins."""

    offset: int
    line: bytes


class Source(Protocol):
    """Where lines come from."""

    place: Place
    ended: bool

    def read(self) -> list[Taken]:
        """The next lines; none where none has come within a moment."""

    def close(self) -> None:
        """Let go of it."""


class Tail:
    """A file that is appended to; `ended` says that all there is has been read."""

    def __init__(self, file: Path, place: Place) -> None:
        self._file = file
        self.place = place
        self.ended = False
        self._open()

    def read(self) -> list[Taken]:
        """See `Source`."""
        self._log.seek(self.place.position)
        found = self._log.read(_MOST_BYTES)
        whole = found if len(found) == _MOST_BYTES and b"\n" not in found else _whole_lines(found)
        self.ended = not whole and not self._replaced()
        if not whole:
            return []
        taken = _split(whole, self.place.offset)
        self.place = msgspec.structs.replace(self.place, position=self.place.position + len(whole))
        return taken

    def close(self) -> None:
        """See `Source`."""
        self._log.close()

    def _replaced(self) -> bool:
        """Go on with the file that has the name now, where it is another one or was cut."""
        if not self._file.exists():
            return False
        now = self._file.stat()
        if now.st_ino == self.place.inode and now.st_size >= self.place.position:
            return False
        self._log.close()
        self._open()
        return True

    def _open(self) -> None:
        self._log = self._file.open("rb")
        now = os.fstat(self._log.fileno())
        if now.st_ino != self.place.inode or now.st_size < self.place.position:
            self.place = Place(now.st_ino, before=self.place.offset)


class Pipe:
    """Standard input, or whatever else is read once; `ended` when its writer has closed it."""

    def __init__(self, descriptor: int, first_offset: int) -> None:
        self._descriptor = descriptor
        self.place = Place(before=first_offset)
        self.ended = False
        self._rest = b""

    def read(self) -> list[Taken]:
        """See `Source`."""
        ready, _, _ = select.select([self._descriptor], [], [], _WAIT_S)
        if not ready:
            return []
        found = os.read(self._descriptor, _MOST_BYTES)
        self.ended = not found
        held = self._rest + found
        whole = held if self.ended or len(held) > _MOST_BYTES else _whole_lines(held)
        self._rest = held[len(whole) :]
        taken = _split(whole, self.place.offset)
        self.place = msgspec.structs.replace(self.place, position=self.place.position + len(whole))
        return taken

    def close(self) -> None:
        """Who opened it closes it."""


def _whole_lines(found: bytes) -> bytes:
    return found[: found.rfind(b"\n") + 1]


def _split(whole: bytes, offset: int) -> list[Taken]:
    taken = []
    for line in whole.splitlines(keepends=True):
        if line.strip():
            taken.append(Taken(offset, line.strip()))
        offset += len(line)
    return taken
