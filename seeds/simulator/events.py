"""Events as columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
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
        batch = pa.RecordBatch.from_arrays([*self.columns.values()], [*self.columns])
        taken = batch.take(pa.array(which)) if len(which) else batch.slice(0, 0)
        columns = dict(zip(self.columns, taken.columns, strict=True))
        return Events(self.contract, columns, self.sent_ms[which])

    def by_time(self) -> "Events":
        """In the order of sending; what is sent at once keeps its order."""
        return self.taken(np.argsort(self.sent_ms, kind="stable"))

    def parted(self, before_ms: int) -> tuple["Events", "Events"]:
        """Those that are sent before a moment, in the order of sending, and the others."""
        is_due = self.sent_ms < before_ms
        due = np.flatnonzero(is_due)
        in_order = due[np.argsort(self.sent_ms[due], kind="stable")]
        return self.taken(in_order), self.taken(np.flatnonzero(~is_due))


def joined(parts: Iterable[Events]) -> Events:
    """One after the other; all of one type and with the same columns."""
    given = [*parts]  # an empty one, as a small city has many, is not worth a copy
    first, *rest = found = [each for each in given if len(each)] or given[:1]
    if not rest:
        return first
    shared = _shared_lists(found)
    whole = pa.concat_batches([_without(each, shared) for each in found])
    columns = {
        name: pa.DictionaryArray.from_arrays(column, shared[name], safe=False)
        if name in shared
        else column
        for name, column in zip(first.columns, whole.columns, strict=True)
    }
    return Events(first.contract, columns, np.concatenate([each.sent_ms for each in found]))


def _shared_lists(parts: list[Events]) -> dict[str, pa.Array]:
    """By column the list of words that all parts have, which Arrow would compare word by word."""
    lists = {
        name: [each.columns[name].dictionary for each in parts]
        for name, column in parts[0].columns.items()
        if pa.types.is_dictionary(column.type)
    }
    return {name: of[0] for name, of in lists.items() if len({key_of(each) for each in of}) == 1}


def _without(events: Events, shared: Mapping[str, pa.Array]) -> pa.RecordBatch:
    """The columns, places instead of words where the list is shared."""
    columns = events.columns.items()
    plain = [column.indices if name in shared else column for name, column in columns]
    return pa.RecordBatch.from_arrays(plain, [*events.columns])


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
