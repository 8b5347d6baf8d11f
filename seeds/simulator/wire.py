"""Columns as what goes over the wire: ids, JSON values, topics and keys, all by contract."""

from collections.abc import Iterator
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from schemas import Topic
from seeds.simulator.events import Events, key_of

_LONG = 64


def ids(name: str, many: int) -> pa.StringArray:
    """Event ids `<name>-0`, `<name>-1` …"""
    return pc.binary_join_element_wise(f"{name}-", pa.array(np.arange(many)).cast(pa.string()), "")


class Encoder:
    """Encodes events to JSON; remembers long lists of words, which come again every hour."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, tuple[int, int]], tuple[pa.Array, pa.StringArray]] = {}

    def values(self, events: Events, event_ids: pa.StringArray) -> pa.StringArray:
        """The JSON of each event; nulls and defaults are left out, as the contract's encoder does.

        Strings that are no words are ids, in which nothing has to be escaped.
        """
        defaults = events.contract.defaults
        opened = pc.binary_join_element_wise('{"event_id":"', event_ids, '"', "")
        fragments = [
            self._fragments(name, column, defaults[name])
            for name, column in events.columns.items()
            if name != "source"
        ]
        # Every event has a source, so its fragment can close the object.
        source = events.columns["source"]
        closed = _encoded("source", source.dictionary, None, "}").take(source.indices)
        return pc.binary_join_element_wise(opened, *fragments, closed, ",", null_handling="skip")

    def _fragments(self, name: str, column: pa.Array, default: Any) -> pa.StringArray:
        """`"name":value` of each event, null where it is left out."""
        if pa.types.is_dictionary(column.type):
            return self._words(name, column.dictionary, default).take(column.indices)
        if pa.types.is_boolean(column.type):
            either = _encoded(name, pa.array([False, True]), default)
            return either.take(column.cast(pa.int32()))
        quote = '"' if pa.types.is_string(column.type) else ""
        text = column.cast(pa.string())
        return pc.binary_join_element_wise(f'"{name}":{quote}', text, quote, "")

    def _words(self, name: str, names: pa.Array, default: Any) -> pa.StringArray:
        if len(names) < _LONG:
            return _encoded(name, names, default)
        key = name, key_of(names)
        if key not in self._known:
            self._known[key] = names, _encoded(name, names, default)
        return self._known[key][1]


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
    plain = (events.columns[name].dictionary_decode() for name in names)
    return pc.binary_join_element_wise(*plain, "/"), events


def _encoded(name: str, names: pa.Array, default: Any, end: str = "") -> pa.StringArray:
    """`"name":word` for each word of a list, null where it is the default."""
    fragments = [
        None if word == default else f'"{name}":{msgspec.json.encode(word).decode()}{end}'
        for word in names.to_pylist()
    ]
    return pa.array(fragments, pa.string())
