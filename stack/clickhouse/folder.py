"""The data folder: one owner at a time, and a marker that says who wrote it."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import msgspec

LAYOUT = 1
_LOCK = "endpoint.lock"
_MARKER = "endpoint.json"
_ENGINE = "engine"


class FolderRefusedError(Exception):
    """The folder cannot be taken. The message says why and what to do."""


class Marker(msgspec.Struct, forbid_unknown_fields=False):
    layout: int
    engine: str


class DataFolder:
    """A data folder that this process owns from construction to ``release``.

    Raises:
        FolderRefusedError: if another process owns it, or something else than we wrote it.
    """

    def __init__(self, path: Path, engine: str) -> None:
        self.path = path.resolve()
        if "?" in str(self.path):
            raise FolderRefusedError(f"{self.path}: the engine reads a '?' in a path as options")
        self.path.mkdir(parents=True, exist_ok=True)
        self._lock = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            self._take()
            self._check(engine)
        except BaseException:
            os.close(self._lock)
            raise

    @property
    def engine(self) -> Path:
        """Where the engine keeps its files."""
        return self.path / _ENGINE

    def release(self) -> None:
        os.close(self._lock)

    def _take(self) -> None:
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            owner = os.pread(self._lock, 32, 0).decode().strip() or "unknown"
            raise FolderRefusedError(
                f"{self.path} is owned by another endpoint, pid {owner}: connect to that one, "
                f"stop it (kill {owner}), or give another folder by --data"
            ) from None
        os.ftruncate(self._lock, 0)
        os.pwrite(self._lock, f"{os.getpid()}\n".encode(), 0)

    def _check(self, engine: str) -> None:
        marker = self._marker()
        if marker and marker.layout > LAYOUT:
            raise FolderRefusedError(
                f"{self.path} has layout {marker.layout}, this endpoint knows up to {LAYOUT}: "
                "start it with the version of three-networks that wrote it"
            )
        if marker and _release(marker.engine) > _release(engine):
            raise FolderRefusedError(
                f"{self.path} was written by engine {marker.engine}, this is {engine}: "
                "install that chdb version or a newer one; an older engine may not read its parts"
            )
        self._mark(Marker(LAYOUT, engine))

    def _marker(self) -> Marker | None:
        written = self.path / _MARKER
        if written.exists():
            try:
                return msgspec.json.decode(written.read_bytes(), type=Marker)
            except msgspec.DecodeError as failure:
                raise FolderRefusedError(
                    f"{written} cannot be read ({failure}): restore it, or give another folder"
                ) from None
        strangers = sorted(
            each.name
            for each in self.path.iterdir()
            if each.name not in (_LOCK, _MARKER + ".draft")
        )
        if strangers:
            raise FolderRefusedError(
                f"{self.path} has no {_MARKER} and holds {', '.join(strangers[:3])}: "
                "it is not a data folder of the endpoint; give an empty folder by --data"
            )
        return None

    def _mark(self, marker: Marker) -> None:
        draft = self.path / (_MARKER + ".draft")
        draft.write_bytes(msgspec.json.encode(marker) + b"\n")
        draft.replace(self.path / _MARKER)


def _release(engine: str) -> tuple[int, ...]:
    """The parts of an engine's version that decide what its files look like."""
    try:
        return tuple(int(part) for part in engine.split(".")[:2])
    except ValueError:
        raise FolderRefusedError(
            f"the engine's version {engine!r} is unknown: restore {_MARKER}, or give another folder"
        ) from None
