"""What to do with dead letters: list them, look at one, send its record again."""

import hashlib
from dataclasses import dataclass
from typing import Any

import msgspec
from confluent_kafka import Message, TopicPartition

from connections.clickhouse import ClickHouse
from connections.kafka import EventProducer, consumer
from connections.settings import KafkaSettings
from schemas import contract_of
from schemas.events.dead_letter import DeadLetter
from streams.landing.letters import letter_id

REPLAY_HEADER = "replay_of"
PATIENCE_S = 10


class OriginGoneError(Exception):
    """Kafka no longer has the record that a dead letter speaks of."""


@dataclass(frozen=True)
class Origin:
    """Where the original of a dead letter stands; written `TOPIC/PARTITION/OFFSET`."""

    topic: str
    partition: int
    offset: int

    @classmethod
    def parse(cls, text: str) -> "Origin":
        """Read the written form.

        Raises:
            ValueError: the text has another form; says which is wanted.
        """
        try:
            topic, partition, offset = text.rsplit("/", 2)
            return cls(topic, int(partition), int(offset))
        except ValueError:
            wanted = f"{text!r} is not TOPIC/PARTITION/OFFSET, as in charger/0/4711"
            raise ValueError(wanted) from None

    def __str__(self) -> str:
        return f"{self.topic}/{self.partition}/{self.offset}"


def origin_of(letter: DeadLetter) -> Origin:
    """Where the original of a letter stands."""
    return Origin(letter.origin_topic, letter.origin_partition, letter.origin_offset)


def summary(client: ClickHouse) -> list[tuple[Any, ...]]:
    """State, contract, reason, field, operator, count, first and last of the dead letters."""
    return client.rows(
        "SELECT state, contract, reason, field, operator_id, count(), min(event_time),"
        " max(event_time) FROM api.dead_letter GROUP BY ALL"
        " ORDER BY state, count() DESC, contract, reason, field, operator_id"
    )


def find(client: ClickHouse, conditions: dict[str, Any], limit: int = 10_000) -> list[DeadLetter]:
    """The dead letters whose columns have the given values, by origin."""
    contract = contract_of("dead-letter")
    names = [each.name for each in contract.columns]
    wire = {"event_time": "toUnixTimestamp64Milli(event_time)"}
    where = " AND ".join(f"{name} = %({name})s" for name in conditions) or "1"
    rows = client.rows(
        f"SELECT {', '.join(wire.get(name, name) for name in names)} FROM api.dead_letter"
        f" WHERE {where} ORDER BY origin_topic, origin_partition, origin_offset LIMIT {limit}",
        conditions,
    )
    return [_letter(dict(zip(names, row, strict=True))) for row in rows]


def original(settings: KafkaSettings, letter: DeadLetter) -> Message:
    """The record that was refused, from the topic that it came from.

    Raises:
        OriginGoneError: Kafka no longer has it, or another one in its place.
    """
    origin = origin_of(letter)
    record = _record_at(settings, origin)
    if record is None:
        raise OriginGoneError(f"Kafka no longer has the record {origin}; its retention is over")
    if hashlib.sha256(record.value() or b"").hexdigest() != letter.sha256:
        raise OriginGoneError(f"the record at {origin} is another one: its topic was made anew")
    return record


def whereabouts(settings: KafkaSettings, letter: DeadLetter) -> str:
    """What became of the record that was refused, in words."""
    try:
        original(settings, letter)
    except OriginGoneError as gone:
        return str(gone)
    return "in Kafka, as it was refused"


def _record_at(settings: KafkaSettings, origin: Origin) -> Message | None:
    where = TopicPartition(origin.topic, origin.partition, origin.offset)
    client = consumer(settings, "three-networks-dead-letters")
    try:
        first, end = client.get_watermark_offsets(where, timeout=PATIENCE_S)
        if not first <= origin.offset < end:
            return None
        client.assign([where])
        record = client.poll(PATIENCE_S)
    finally:
        client.close()
    if record is None or record.error() or record.offset() != origin.offset:
        return None
    return record


def replay(settings: KafkaSettings, letters: list[DeadLetter]) -> int:
    """Send the original records again to where they came from, and mark their letters replayed.

    A record that is still refused becomes a dead letter of its new offset.

    Raises:
        OriginGoneError: Kafka no longer has one of the records; nothing is sent then.
    """
    records = [original(settings, each) for each in letters]
    producer = EventProducer(settings)
    for letter, record in zip(letters, records, strict=True):
        again = [*(record.headers() or ()), (REPLAY_HEADER, str(origin_of(letter)).encode())]
        producer.send_raw(letter.origin_topic, record.value(), record.key(), again)
    producer.flush()
    for letter in letters:
        replayed = msgspec.structs.replace(
            letter, event_id=f"{letter.event_id}/replayed", state="replayed"
        )
        producer.send(contract_of("dead-letter"), replayed)
    producer.flush()
    return len(letters)


def _letter(row: dict[str, Any]) -> DeadLetter:
    origin = (row[f"origin_{part}"] for part in ("topic", "epoch", "partition", "offset"))
    return DeadLetter(event_id=letter_id(*origin), **row)
