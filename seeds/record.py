"""A Kafka record that is ready to be produced."""

from typing import NamedTuple

from schemas import Contract, Event

Headers = list[tuple[str, str | bytes | None]]


class Record(NamedTuple):
    """Topic, key, headers and value, as `EventProducer.send_raw` takes them."""

    topic: str
    key: bytes | None
    headers: Headers
    value: bytes


def record_of(contract: Contract, event: Event) -> Record:
    """The record of an event by its contract."""
    topic, key = contract.place_of(event)
    return Record(topic, key, contract.headers_of(event), contract.encode(event))
