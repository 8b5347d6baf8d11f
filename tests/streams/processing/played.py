"""A simulated city as one partition hears it."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
import pyarrow as pa

from schemas import Event
from schemas.contract import declared
from streams.processing.partition import Heard


def heard_in(played: Mapping[str, pa.Table], kinds: Iterable[type[Event]]) -> list[Heard]:
    """Its events of these types in the order of sending: late, twice and out of order.

    Args:
        played: tables by event type, as `tests.seeds.simulator.given.play` gives them.
    """
    found = []
    for kind in kinds:
        table = played[declared(kind).event_type]
        fields = [name for name in table.column_names if name in kind.__struct_fields__]
        sent = table.column("sent_ms").to_pylist()
        for sent_ms, row in zip(sent, table.select(fields).to_pylist(), strict=True):
            found.append((sent_ms, _event(kind, row)))
    found.sort(key=lambda each: each[0])
    return [Heard(offset, sent_ms, event) for offset, (sent_ms, event) in enumerate(found)]


def _event(kind: type[Event], row: dict[str, Any]) -> Event:
    told = {name: value for name, value in row.items() if value is not None}
    return msgspec.convert({"event_id": "played", **told}, kind)
