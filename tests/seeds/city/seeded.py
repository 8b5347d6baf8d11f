"""A small city, taken once: its records, their truth, and the events that its good ones are."""

from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import msgspec

from schemas import Contract, Event, contracts
from seeds.city import City, Truth
from seeds.record import Record

SMALL = City(seed=7, days=2, stations=8)
DAY_MS = 86_400_000

Kind = TypeVar("Kind", bound=Event)

_CONTRACTS: dict[object, Contract] = {each.wire_type.encode(): each for each in contracts()}
_DECODERS = {each: msgspec.json.Decoder(each.struct) for each in _CONTRACTS.values()}


@dataclass(frozen=True)
class Seeded:
    """Records in the order of sending; events each once, in the order of their times."""

    records: list[Record]
    truth: Truth
    events: list[Event]

    def of(self, kind: type[Kind]) -> list[Kind]:
        return [each for each in self.events if isinstance(each, kind)]


@cache
def small() -> Seeded:
    truth = SMALL.new_truth()
    records = list(SMALL.records(truth))
    found = {}
    for record in records:
        event = decoded(record)
        if event is not None:
            found[event.source, type(event), event.event_id] = event
    return Seeded(records, truth, sorted(found.values(), key=lambda each: each.event_time))


def decoded(record: Record) -> Event | None:
    """The event of a record by its contract; None where landing must refuse it."""
    contract = _CONTRACTS.get(dict(record.headers).get("ce_type"))
    if contract is None or not record.key:
        return None
    try:
        event: Event = _DECODERS[contract].decode(record.value)
    except msgspec.MsgspecError:
        return None
    if event.event_time > SMALL.clock.start_ms + 3 * DAY_MS:
        return None
    assert (record.topic, record.key) == contract.place_of(event)
    return event


def named(event: Event) -> str:
    """`operator/connector` or the like, as the truth names it."""
    return f"{event.operator_id}/{getattr(event, 'connector_id', '')}"
