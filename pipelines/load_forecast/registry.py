"""Models as plain files: a folder a version, with its metadata; `current` names the one in use."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

import pipelines.forecast
from pipelines.forecast import store
from pipelines.forecast.model import Model
from pipelines.forecast.names import NAMES
from pipelines.frames.levels import Level

_CURRENT, _METADATA = "current", "metadata.json"
_KNOWN_OF_DAYS = "calendar.py", "tariff.py"


class UnreadableModelError(Exception):
    """A version was written by a program that kept other files."""


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What a version is made of, and why it is in use or not.

    Attributes:
        issued_at: what was known then was learned from; also its name.
        data_from: when its data begins.
        features: what the model sees, in the order of its columns.
        parameters: settings of the training.
        code: digest of the code that made it.
        score_kw: mean pinball loss over the last week, by a model that had not seen it.
        champion_score_kw: the same of the model in use; None if there was none.
    """

    level: Level
    issued_at: datetime
    data_from: datetime
    series: int
    known_share: float
    step_s: int
    horizon: int
    features: tuple[str, ...]
    parameters: dict[str, Any]
    code: str
    score_kw: float
    champion_score_kw: float | None

    @property
    def version(self) -> str:
        """Its folder's name."""
        return self.issued_at.strftime("%Y%m%dT%H%M%SZ")

    @property
    def promoted(self) -> bool:
        """Is it better than the model in use?"""
        return self.champion_score_kw is None or self.score_kw < self.champion_score_kw


@dataclass(frozen=True)
class Kept:
    """A version of the registry."""

    model: Model
    metadata: Metadata


def keep(folder: Path, kept: Kept) -> None:
    """Write a version, and put it in use if it is better."""
    own = folder / kept.metadata.level / kept.metadata.version
    store.save(kept.model, own)
    (own / _METADATA).write_bytes(msgspec.json.format(msgspec.json.encode(kept.metadata)))
    if kept.metadata.promoted:
        written = own.parent / f"{_CURRENT}.new"
        written.write_text(kept.metadata.version)
        written.replace(own.parent / _CURRENT)


def current(folder: Path, level: Level) -> Kept | None:
    """The version in use; None before the first training.

    Raises:
        UnreadableModelError: another program wrote it; names the folder and the remedy.
    """
    named = folder / level / _CURRENT
    if not named.exists():
        return None
    own = named.parent / named.read_text()
    try:
        metadata = msgspec.json.decode((own / _METADATA).read_bytes(), type=Metadata)
        kept = Kept(store.load(own), metadata)
    except (msgspec.ValidationError, KeyError) as error:
        raise _unreadable(own, str(error)) from error
    if metadata.features != NAMES:
        raise _unreadable(own, "it sees other features")
    return kept


def _unreadable(own: Path, why: str) -> UnreadableModelError:
    return UnreadableModelError(
        f"{own} is of another version of three-networks ({why}):"
        f" remove {own.parent} and materialize `model/load`"
    )


def code_digest() -> str:
    """SHA-256 of the modules that models are made by, and that know days off and the tariff."""
    room = Path(pipelines.forecast.__path__[0])
    files = [*sorted(room.glob("*.py")), *(room.parent / each for each in _KNOWN_OF_DAYS)]
    return hashlib.sha256(b"".join(each.read_bytes() for each in files)).hexdigest()
