"""The watch over quiet partitions and topics, with the real ledger and a real broker."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

import pytest
from structlog.testing import capture_logs

from connections.clickhouse import ClickHouse
from connections.kafka import EventProducer, admin, topic_id
from connections.settings import KafkaSettings, LandingSettings
from schemas import contracts
from streams.delivery import ledger, watch
from streams.delivery.applied import Entry
from streams.delivery.delivery import Delivery
from streams.delivery.errors import TopicReplacedError
from streams.delivery.intake import Assignment, Intake
from streams.delivery.kafka import KafkaFacts
from streams.delivery.ledger import Ledger
from streams.delivery.metrics import Metrics
from streams.delivery.reading import Reading
from streams.delivery.records import Partition
from streams.delivery.watch import Watch
from streams.landing.landing import Landing
from tests import engines
from tests.streams.given import batch, record


@dataclass
class GivenReading:
    """A consumer that reads on from the given offsets."""

    offsets: dict[Partition, int]
    seeks: list[tuple[Partition, int]] = field(default_factory=list)
    meanwhile: Callable[[], object] = lambda: None

    def partitions(self) -> list[Partition]:
        return list(self.offsets)

    async def next_offset(self, partition: Partition) -> int:
        self.meanwhile()
        return self.offsets[partition]

    async def seek(self, partition: Partition, offset: int) -> None:
        self.seeks.append((partition, offset))


@pytest.fixture(scope="module")
def preparing() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as executor:
        yield executor


@pytest.fixture
def partition(kafka_settings: KafkaSettings, ingest: ClickHouse) -> Partition:
    """The only partition of a topic of which offsets up to 6 have been landed."""
    where = Partition(engines.new_topic(kafka_settings), 0)
    life = topic_id(admin(kafka_settings), where.topic)
    entry = Entry(where, 0, 6, {}, 0, 0, 0)
    ingest.insert(ledger.BATCHES, ledger.columns_of([entry], {where.topic: life}, "worker"))
    return where


@pytest.fixture
def delivery(ingest: ClickHouse, kafka_settings: KafkaSettings) -> Delivery:
    landing = Landing(contracts(), LandingSettings())
    journal = Ledger(landing.tables)
    intake = Intake(
        ingest, KafkaFacts(kafka_settings, 5), journal, LandingSettings(give_up_after_s=5)
    )
    producer = EventProducer(kafka_settings)
    return Delivery(landing, intake, journal, [ingest], producer, Metrics(), "worker", 5)


Looked = Callable[[GivenReading, Assignment], list[tuple[Partition, int]]]


@pytest.fixture
def looked(delivery: Delivery, preparing: Executor) -> Looked:
    """The seeks of one look at the partitions."""

    def look(reading: GivenReading, assignment: Assignment) -> list[tuple[Partition, int]]:
        watch = Watch(cast(Reading, reading), delivery, preparing)
        asyncio.run(watch.partitions(assignment))
        return reading.seeks

    return look


def test_what_a_committed_offset_hides_on_a_quiet_partition_is_read_again(
    partition: Partition, looked: Looked
) -> None:
    assert looked(GivenReading({partition: 10}), Assignment()) == [(partition, 7)]


def test_what_is_stored_is_not_read_again(partition: Partition, looked: Looked) -> None:
    assert looked(GivenReading({partition: 3}), Assignment()) == [(partition, 7)]


def test_a_partition_that_is_read_on_where_it_ends_is_left_alone(
    partition: Partition, looked: Looked
) -> None:
    assert looked(GivenReading({partition: 7}), Assignment()) == []


def test_a_partition_is_looked_at_once_an_assignment(partition: Partition, looked: Looked) -> None:
    reading, assignment = GivenReading({partition: 10}), Assignment()
    looked(reading, assignment)
    assert looked(reading, assignment) == [(partition, 7)]


def test_what_is_on_its_way_is_not_read_again(
    partition: Partition, looked: Looked, delivery: Delivery
) -> None:
    """A batch came while the ledger was asked: it is taken, and not stored yet."""
    assignment = Assignment()
    coming = batch(*(record(b"{}") for _ in range(3)), first=7, partition=partition)
    reading = GivenReading({partition: 10})
    reading.meanwhile = lambda: delivery.prepare(assignment, [coming])
    assert looked(reading, assignment) == []


def test_an_assignment_that_is_over_is_nobodys_to_seek_in(
    partition: Partition, looked: Looked
) -> None:
    assert looked(GivenReading({partition: 10}), Assignment(over=True)) == []


def test_a_topic_made_anew_ends_the_worker(
    partition: Partition,
    delivery: Delivery,
    preparing: Executor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended: list[BaseException] = []
    monkeypatch.setattr(watch, "end", ended.append)
    known = Assignment(topic_ids={partition.topic: UUID(int=1)})
    asyncio.run(Watch(cast(Reading, GivenReading({})), delivery, preparing).topics(known))
    assert [type(each) for each in ended] == [TopicReplacedError]


def test_what_else_goes_wrong_is_logged_and_looked_at_again_later(
    delivery: Delivery, preparing: Executor
) -> None:
    unknown = Assignment(topic_ids={"no-such-topic": UUID(int=1)})
    with capture_logs() as logs:
        asyncio.run(Watch(cast(Reading, GivenReading({})), delivery, preparing).topics(unknown))
    assert {line["event"] for line in logs[:-1]} == {"kafka.retry"}
    assert (logs[-1]["event"], logs[-1]["error"]) == ("topics.unchecked", "UnreachableError")
