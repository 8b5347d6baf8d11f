"""Text that is put together of pieces: the same for all, one each, or one of a few."""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray


class Choice(NamedTuple):
    """One of a few texts each, by its place among them; none is null."""

    texts: pa.StringArray
    places: NDArray[np.int32]

    @classmethod
    def of(cls, texts: pa.StringArray, places: pa.Array) -> "Choice":
        """The last of the texts is empty, and stands where a place is null."""
        found = places.fill_null(len(texts) - 1) if places.null_count else places
        return cls(texts, found.to_numpy())


Piece: TypeAlias = str | pa.StringArray | Choice


def put_together(pieces: Iterable[Piece]) -> pa.StringArray:
    """The pieces one after the other; null is nothing. Some piece must have a text each."""
    texts = [_text(each) for each in _fewer(pieces)]
    return pc.binary_join_element_wise(*texts, "", null_handling="skip")


def _fewer(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours with few texts between them become one: each piece costs a pass over all."""
    found: list[Piece] = []
    for piece in pieces:
        before = found[-1] if found else None
        if isinstance(before, str) and isinstance(piece, str):
            found[-1] = before + piece
        elif isinstance(before, Choice) and isinstance(piece, Choice) and _are_few(before, piece):
            found[-1] = _pairs(before, piece)
        else:
            found.append(piece)
    return found


def _are_few(one: Choice, other: Choice) -> bool:
    """Is it little work to make each pair, beside that to find theirs for all?"""
    return len(one.texts) * len(other.texts) * 40 <= len(one.places)


def _pairs(one: Choice, other: Choice) -> Choice:
    """Each text of one with each of the other."""
    first, second = len(one.texts), len(other.texts)
    texts = pc.binary_join_element_wise(
        one.texts.take(pa.array(np.repeat(np.arange(first), second))),
        other.texts.take(pa.array(np.tile(np.arange(second), first))),
        "",
    )
    return Choice(texts, one.places * np.int32(second) + other.places)


def _text(piece: Piece) -> str | pa.StringArray:
    return piece.texts.take(pa.array(piece.places)) if isinstance(piece, Choice) else piece
