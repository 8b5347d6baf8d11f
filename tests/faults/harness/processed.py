"""What processing made of its topics, beside what it makes of them where nothing disturbs it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, cast
from zoneinfo import ZoneInfo

from confluent_kafka import OFFSET_BEGINNING, Message, TopicPartition

from connections.kafka import consumer
from schemas import topics
from schemas.state import STATE
from streams.delivery.applied import Applied, Work
from streams.delivery.records import Partition, RecordBatch
from streams.processing.journal import ProcessingPosition
from streams.processing.partition import PartitionProcessors
from streams.processing.processing import Processing
from streams.processors import TOPICS, processors
from streams.register import Register
from tests.faults.harness.city import City
from tests.streams.given import Given, Headers

_PATIENCE_S = 120
_POLL_S = 0.1
_POSITIONS = f"SELECT sum(bitAnd(version, {2**48 - 1}) + 1) FROM (SELECT max(version) AS version"
_POSITIONS += f" FROM {STATE.qualified} WHERE processor = '' GROUP BY topic, partition)"
_STATES = f"SELECT topic, partition, processor, key, state, due FROM {STATE.qualified} FINAL"


class Made(NamedTuple):
    """Outputs as id and content, a correction beside what it corrects; the states and timers of all
    keys, with positions among them."""

    outputs: set[tuple[bytes, bytes]]
    states: set[tuple[Any, ...]]


@dataclass(frozen=True)
class Compared:
    """What was made, beside what an undisturbed run makes.

    Attributes:
        records: that were processed, outputs that processors read among them.
        outputs, states: that the undisturbed run makes.
        lost: of these outputs, not in Kafka.
        strange: outputs in Kafka beyond them.
        states_differing: states that are another, or of one of the two runs only.
    """

    records: int
    outputs: int
    states: int
    lost: int
    strange: int
    states_differing: int

    @property
    def flawless(self) -> bool:
        """Is all as if nothing had happened?"""
        return not (self.lost or self.strange or self.states_differing)


def compared(city: City) -> Compared:
    """Draw the account of a city that has processed everything."""
    made, wanted = found(city), undisturbed(city)
    return Compared(
        records=processed_records(city),
        outputs=len(wanted.outputs),
        states=len(wanted.states),
        lost=len(wanted.outputs - made.outputs),
        strange=len(made.outputs - wanted.outputs),
        states_differing=len({each[:4] for each in wanted.states ^ made.states}),
    )


def await_processed(city: City) -> None:
    """Return when all that is in Kafka has been processed, what is made of it included."""
    deadline = time.monotonic() + _PATIENCE_S
    while (stands := processed_records(city)) != (goal := _records(city)):
        assert time.monotonic() < deadline, f"{stands} of {goal} records were processed"
        time.sleep(_POLL_S)


def processed_records(city: City) -> int:
    """How many records the positions have passed."""
    with city.client() as client:
        return int(client.rows(_POSITIONS)[0][0])


def found(city: City) -> Made:
    """What is in Kafka and ClickHouse; what is said twice counts once."""
    outputs: set[tuple[bytes, bytes]] = set()
    for topic in topics():
        for _, messages in _partitions(city, topic.name):
            for each in messages:
                headers, value = dict(cast(Headers, each.headers() or [])), each.value()
                if value is not None and headers["ce_source"].startswith(b"processor:"):
                    outputs.add((headers["ce_id"], value))
    with city.client() as client:
        return Made(outputs, set(client.rows(_STATES)))


def undisturbed(city: City) -> Made:
    """What one run makes of the same records, each partition as one batch."""
    known = processors(Register(ZoneInfo(city.settings.time_zone)))
    processing, made = Processing(known, 86_400), Made(set(), set())
    for name in TOPICS:
        reading = [each for each in known if each.topic.name == name]
        for partition, messages in _partitions(city, name):
            if messages:
                position = ProcessingPosition(-1, PartitionProcessors(reading))
                batch = RecordBatch(partition, list(map(_record, messages)))
                _add(made, processing.apply([Work(batch, 0, position)]))
    return made


def _add(made: Made, applied: Applied) -> None:
    for contract, event in applied.outputs:
        made.outputs.add((event.event_id.encode(), contract.encode(event)))
    columns = dict(applied.inserts[STATE.qualified])
    del columns["version"]
    made.states.update(zip(*columns.values(), strict=True))


def _records(city: City) -> int:
    client = consumer(city.settings.kafka, "faults")
    try:
        return sum(
            client.get_watermark_offsets(TopicPartition(name, number), timeout=20)[1]
            for name in TOPICS
            for number in range(city.settings.partitions)
        )
    finally:
        client.close()


def _record(message: Message) -> Given:
    headers = cast(Headers, message.headers() or [])
    offset, timestamp = message.offset(), message.timestamp()[1]
    assert offset is not None
    return Given(message.value(), offset, timestamp, message.key(), headers)


def _partitions(city: City, topic: str) -> Iterator[tuple[Partition, list[Message]]]:
    for number in range(city.settings.partitions):
        yield Partition(topic, number), _messages(city, topic, number)


def _messages(city: City, topic: str, number: int) -> list[Message]:
    client = consumer(city.settings.kafka, "faults")
    try:
        _, end = client.get_watermark_offsets(TopicPartition(topic, number), timeout=20)
        client.assign([TopicPartition(topic, number, OFFSET_BEGINNING)])
        read: list[Message] = []
        while len(read) < end:
            read += client.consume(min(10_000, end - len(read)), 20)
    finally:
        client.close()
    return read
