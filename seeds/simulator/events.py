"""Events as columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from schemas import Contract

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Events:
    """Events of one type; value i of every column belongs to one event.

    Attributes:
        contract: their type.
        columns: an Arrow array a field, words as dictionaries; a field that is left out has the
            contract's default, and so has a null.
        sent_ms: when each is sent, in ms since 1970 UTC.
    """

    contract: Contract
    columns: Mapping[str, pa.Array]
    sent_ms: Ints

    def __len__(self) -> int:
        return len(self.sent_ms)

    def taken(self, which: NDArray[Any]) -> "Events":
        """Those at the given places, in that order."""
        places = pa.array(which)
        columns = {name: pc.take(column, places) for name, column in self.columns.items()}
        return Events(self.contract, columns, self.sent_ms[which])

    def by_time(self) -> "Events":
        """In the order of sending; what is sent at once keeps its order."""
        return self.taken(np.argsort(self.sent_ms, kind="stable"))

    def parted(self, before_ms: int) -> tuple["Events", "Events"]:
        """Those that are sent before a moment, and the others."""
        due = self.sent_ms < before_ms
        return self.taken(np.flatnonzero(due)), self.taken(np.flatnonzero(~due))


def joined(parts: Iterable[Events]) -> Events:
    """One after the other; all of one type and with the same columns."""
    first, *rest = parts
    if not rest:
        return first
    columns = {
        name: _concatenated([column, *(each.columns[name] for each in rest)])
        for name, column in first.columns.items()
    }
    return Events(
        first.contract, columns, np.concatenate([first.sent_ms, *(each.sent_ms for each in rest)])
    )


def _concatenated(arrays: list[pa.Array]) -> pa.Array:
    """Words of the same list stay words of that list, which Arrow would put together anew."""
    first, *_ = arrays
    if (
        not pa.types.is_dictionary(first.type)
        or len({key_of(each.dictionary) for each in arrays}) > 1
    ):
        return pa.concat_arrays(arrays)
    indices = pa.concat_arrays([each.indices for each in arrays])
    return pa.DictionaryArray.from_arrays(indices, first.dictionary)


def key_of(array: pa.Array) -> tuple[int, int]:
    """The same for arrays that share their memory."""
    return array.buffers()[-1].address, len(array)


def words(codes: NDArray[Any], names: pa.Array) -> pa.DictionaryArray:
    """Words by their place in a list; -1 is null."""
    found = pa.array(codes.astype(np.int32), mask=codes < 0)
    return pa.DictionaryArray.from_arrays(found, names)


def constant(word: str, many: int) -> pa.DictionaryArray:
    """The same word for all."""
    return words(np.zeros(many, np.int32), _list_of(word))


@cache
def _list_of(word: str) -> pa.Array:
    """One list for all who ask, so that what they make of it can be joined."""
    return pa.array([word])
