"""Refused records and their letters, for tests of what is done with them."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

import schemas
from connections.clickhouse import ClickHouse
from connections.kafka import EventProducer
from connections.settings import KafkaSettings
from schemas import contract_of
from schemas.events.dead_letter import DeadLetter
from streams.landing.columns import Rows
from streams.landing.letters import letter_id
from tests import engines
from tests.schemas.examples import DEAD_LETTER, METER, on_wire
from tests.streams.given import CHARGER_0, METER_V1, batch, record


def wrong(number: int) -> bytes:
    return on_wire(METER, soc_percent=101 + number)


def letter(offset: int, **changed: object) -> DeadLetter:
    """The letter of a record of `charger`, partition 0."""
    origin = {
        "event_id": letter_id("charger", 0, 0, offset),
        "origin_epoch": 0,
        "origin_partition": 0,
        "origin_offset": offset,
        "sha256": hashlib.sha256(wrong(offset)).hexdigest(),
    }
    return msgspec.json.decode(on_wire({**DEAD_LETTER, **origin, **changed}), type=DeadLetter)


def land(client: ClickHouse, *letters: DeadLetter) -> None:
    found = Rows(contract_of("dead-letter"))
    records = batch(*(record(b"") for _ in letters)).records
    found.add(CHARGER_0, 0, letters, records)
    client.insert("landing.dead_letter", found.columns())


@contextmanager
def refused_records(settings: KafkaSettings) -> Iterator[None]:
    """Let `charger` begin with two refused records."""
    with engines.topics(settings, schemas.topics()):
        producer = EventProducer(settings)
        for number in range(2):
            producer.send_raw("charger", wrong(number), b"key", [("ce_type", METER_V1)])
        producer.flush()
        yield
