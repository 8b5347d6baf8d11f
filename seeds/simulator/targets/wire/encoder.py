"""Columns as what goes over the wire: ids, JSON values, topics and keys, all by contract."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from schemas import Topic
from seeds.simulator.events import Events, key_of
from seeds.simulator.targets.wire.numerals import Numerals
from seeds.simulator.targets.wire.pieces import Choice, Piece, put_together

_LONG = 64


def ids(name: str, many: int) -> pa.StringArray:
    """Event ids `<name>-0`, `<name>-1` …"""
    return pc.binary_join_element_wise(f"{name}-", pa.array(np.arange(many)).cast(pa.string()), "")


class Encoder:
    """Encodes events to JSON; remembers long lists of words and texts of numbers, which come again
    every hour."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, tuple[int, int]], tuple[pa.Array, pa.StringArray]] = {}
        self._numerals: dict[str, Numerals] = {}

    def values(self, events: Events, event_ids: pa.StringArray) -> pa.StringArray:
        """The JSON of each event; nulls and defaults are left out, as the contract's encoder does.

        Strings that are no words are ids, in which nothing has to be escaped.
        """
        defaults = events.contract.defaults
        pieces: list[Piece] = ['{"event_id":"', event_ids, '"']
        for name, column in events.columns.items():
            pieces += self._pieces(name, column, defaults[name])
        return put_together([*pieces, "}"])

    def _pieces(self, name: str, column: pa.Array, default: Any) -> list[Piece]:
        """`,"name":value` of each event, null where it is left out."""
        if pa.types.is_boolean(column.type):
            return [Choice.of(_few(name, (False, True), default), column.cast(pa.int32()))]
        if pa.types.is_dictionary(column.type):
            return [self._word(name, column, default)]
        if pa.types.is_string(column.type):
            return [pc.binary_join_element_wise(f',"{name}":"', column, '"', "")]
        return self._numerals.setdefault(name, Numerals(f',"{name}":')).pieces(column)

    def _word(self, name: str, column: pa.DictionaryArray, default: Any) -> Piece:
        names = column.dictionary
        if len(names) == 1 and not column.null_count:
            return _fragment(name, names[0].as_py(), default)
        if len(names) < _LONG:
            return Choice.of(_few(name, tuple(names.to_pylist()), default), column.indices)
        key = name, key_of(names)
        if key not in self._known:
            texts = [_fragment(name, each, default) for each in names.to_pylist()]
            self._known[key] = names, pa.array(texts)
        return self._known[key][1].take(column.indices)


@lru_cache(maxsize=1_000)
def _few(name: str, words: tuple[Any, ...], default: Any) -> pa.StringArray:
    """A fragment for each word of a list, and an empty one for none."""
    return pa.array([*(_fragment(name, each, default) for each in words), ""])


def _fragment(name: str, word: Any, default: Any) -> str:
    """`,"name":word`, nothing where it is the default."""
    return "" if word == default else f',"{name}":{msgspec.json.encode(word).decode()}'


def places(events: Events) -> Iterator[tuple[Topic, pa.StringArray, Events]]:
    """Events by the topic that they go to, with their keys: `Contract.place_of` for columns."""
    contract, here = events.contract, np.arange(len(events))
    if contract.route and set(contract.route.key) <= events.columns.keys():
        valid = [pc.is_valid(events.columns[name]) for name in contract.route.key]
        routed = np.logical_and.reduce([each.to_numpy(zero_copy_only=False) for each in valid])
        there, here = np.flatnonzero(routed), np.flatnonzero(~routed)
        yield contract.route.topic, *_keyed(events.taken(there), contract.route.key)
    yield contract.topic, *_keyed(events.taken(here), contract.key)


def _keyed(events: Events, names: tuple[str, ...]) -> tuple[pa.StringArray, Events]:
    plain = (events.columns[name].cast(pa.string()) for name in names)
    return pc.binary_join_element_wise(*plain, "/"), events
