"""How far a log was sent and what its decoder remembered there: one file, replaced as a whole."""

import os
from pathlib import Path
from typing import Any

import msgspec

from gateways.ocpp.tail import Place


class _Kept(msgspec.Struct):
    place: Place
    state: msgspec.Raw


class KeptPlace:
    """A file that either has the place before or the one after, never half of one."""

    def __init__(self, file: Path, state: type[msgspec.Struct]) -> None:
        self._file = file
        self._state = state

    def load(self) -> tuple[Place, Any]:
        """Place and state; the beginning, with nothing remembered, where none was kept."""
        if not self._file.exists():
            return Place(), self._state()
        kept = msgspec.json.decode(self._file.read_bytes(), type=_Kept)
        return kept.place, msgspec.json.decode(kept.state, type=self._state)

    def keep(self, place: Place, state: Any) -> None:
        """Replace both."""
        kept = _Kept(place, msgspec.Raw(msgspec.json.encode(state)))
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_suffix(".part")
        with part.open("wb") as written:
            written.write(msgspec.json.encode(kept))
            written.flush()
            os.fsync(written.fileno())
        part.replace(self._file)
