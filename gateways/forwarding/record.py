"""A record as it was read from Kafka."""

from typing import NamedTuple, cast

from confluent_kafka import Message


class Record(NamedTuple):
    """What of it is asked for; `timestamp` is Kafka's, in ms."""

    topic: str
    partition: int
    offset: int
    timestamp: int
    event_type: str
    value: bytes


def record_of(message: Message) -> Record:
    """The record of a message that is no error; a type that is not named is empty."""
    headers = dict(message.headers() or ())
    event_type = cast(bytes, headers.get("ce_type") or b"").decode(errors="replace")
    where = cast(tuple[str, int, int], (message.topic(), message.partition(), message.offset()))
    return Record(*where, message.timestamp()[1], event_type, message.value() or b"")
