"""What of a group is new, asked of the real ledger and the real broker."""

from uuid import UUID

import pytest
from confluent_kafka import Producer, TopicPartition

from connections.clickhouse import ClickHouse
from connections.kafka import EventProducer, admin
from connections.settings import KafkaSettings, LandingSettings
from schemas import Topic
from streams.delivery import ledger
from streams.delivery.applied import Entry
from streams.delivery.errors import RecordsMissingError, TopicReplacedError
from streams.delivery.intake import Assignment, Intake
from streams.delivery.kafka import KafkaFacts
from streams.delivery.ledger import Ledger
from streams.delivery.positions import Position
from streams.delivery.records import Partition, RecordBatch
from tests import engines
from tests.streams.given import batch, record

TABLES = ("landing.charger_meter",)


@pytest.fixture
def partition(kafka_settings: KafkaSettings) -> Partition:
    """The only partition of a topic with ten records."""
    topic = engines.new_topic(kafka_settings)
    producer = EventProducer(kafka_settings)
    for number in range(10):
        producer.send_raw(topic, b"%d" % number, b"key", [])
    producer.flush()
    return Partition(topic, 0)


@pytest.fixture
def facts(kafka_settings: KafkaSettings) -> KafkaFacts:
    return KafkaFacts(kafka_settings, give_up_after_s=5)


@pytest.fixture
def intake(ingest: ClickHouse, facts: KafkaFacts) -> Intake:
    return Intake(ingest, facts, Ledger(TABLES), LandingSettings(give_up_after_s=5))


def of(partition: Partition, first: int, last: int) -> RecordBatch:
    records = (record(b"{}") for _ in range(first, last + 1))
    return batch(*records, first=first, partition=partition)


def stored(client: ClickHouse, partition: Partition, topic_id: UUID, last: int) -> None:
    """Let the ledger account for everything up to an offset."""
    entry = Entry(partition, 0, last, {}, 0, 0, 0)
    row = ledger.columns_of([entry], {partition.topic: topic_id}, "worker")
    client.insert(ledger.BATCHES, row)


def ranges(intake: Intake, assignment: Assignment, *batches: RecordBatch) -> list[tuple[int, int]]:
    works, seeks = intake.take(assignment, batches)
    assert seeks == {}
    return [(each.batch.first, each.batch.last) for each in works]


def test_a_partition_that_nobody_knows_begins_at_its_beginning(
    intake: Intake, partition: Partition
) -> None:
    assignment = Assignment()
    assert ranges(intake, assignment, of(partition, 0, 4), of(partition, 5, 9)) == [(0, 4), (5, 9)]
    position = assignment.positions[partition]
    assert (position.taken, position.stored) == (9, -1)
    assert assignment.epochs == {partition.topic: 0}


def test_an_assignment_is_new_until_a_position_is_known() -> None:
    assert Assignment().is_new
    assert not Assignment({Partition("charger", 0): Position(-1)}).is_new


def test_what_the_ledger_accounts_for_is_left_out(
    intake: Intake, ingest: ClickHouse, facts: KafkaFacts, partition: Partition
) -> None:
    stored(ingest, partition, facts.topic_id(partition.topic), last=6)
    assert ranges(intake, Assignment(), of(partition, 0, 9)) == [(7, 9)]


def test_what_is_stored_is_not_all_read_again_where_the_committed_offset_is_far_back(
    intake: Intake, ingest: ClickHouse, facts: KafkaFacts, partition: Partition
) -> None:
    stored(ingest, partition, facts.topic_id(partition.topic), last=6)
    assignment = Assignment()
    works, seeks = intake.take(assignment, [of(partition, 0, 4)])
    assert (works, seeks) == ([], {partition: 7})
    on_its_way = of(partition, 5, 6)
    assert ranges(intake, assignment, on_its_way, of(partition, 7, 9)) == [(7, 9)]


def test_a_hole_with_records_in_it_is_read_again_and_nothing_behind_it_is_taken(
    intake: Intake, partition: Partition
) -> None:
    """Kafka's committed offset was ahead of what had been stored."""
    works, seeks = intake.take(Assignment(), [of(partition, 4, 6), of(partition, 7, 9)])
    assert works == []
    assert seeks == {partition: 0}


def test_after_the_seek_it_goes_on(intake: Intake, partition: Partition) -> None:
    assignment = Assignment()
    intake.take(assignment, [of(partition, 4, 9)])
    assert ranges(intake, assignment, of(partition, 0, 9)) == [(0, 9)]


def test_a_hole_without_records_is_none(kafka_settings: KafkaSettings, intake: Intake) -> None:
    """The end of a transaction takes an offset that is no record."""
    topic = engines.new_topic(kafka_settings)
    config = {"bootstrap.servers": kafka_settings.bootstrap, "transactional.id": topic}
    producer = Producer(config)
    producer.init_transactions(20)
    for _ in range(2):
        producer.begin_transaction()
        producer.produce(topic, b"{}", b"key")
        producer.commit_transaction(20)
    partition = Partition(topic, 0)
    assert ranges(intake, Assignment(), of(partition, 0, 0), of(partition, 2, 2)) == [
        (0, 0),
        (2, 2),
    ]


def test_records_that_kafka_dropped_before_they_were_landed_stop_the_worker(
    kafka_settings: KafkaSettings, intake: Intake, partition: Partition
) -> None:
    until = TopicPartition(partition.topic, 0, 4)
    client = admin(kafka_settings)
    client.delete_records([until])[until].result()
    with pytest.raises(RecordsMissingError) as missing:
        intake.take(Assignment(), [of(partition, 4, 9)])
    assert str(missing.value) == (
        f"{partition.topic}/0: offsets 0 to 3 were dropped by Kafka's retention before landing had "
        f"them; to go on without them run `three-networks skip {partition.topic} 0 0 3 --group "
        "landing`"
    )


def test_a_topic_made_anew_under_us_stops_the_worker(
    kafka_settings: KafkaSettings, intake: Intake
) -> None:
    topic = Topic("replaced", "Deleted and created again.")
    partition = Partition(topic.name, 0)
    assignment = Assignment()
    with engines.topics(kafka_settings, (topic,)):
        intake.take(assignment, [of(partition, 0, 9)])
        intake.check_topics(assignment)
    with engines.topics(kafka_settings, (topic,)):
        with pytest.raises(TopicReplacedError, match="three-networks topics adopt replaced"):
            intake.check_topics(assignment)
        # Its offsets start anew: without a look at the id its records would pass for stored.
        with pytest.raises(TopicReplacedError):
            intake.take(assignment, [of(partition, 0, 3)])
        with pytest.raises(TopicReplacedError):
            intake.take(Assignment(), [of(partition, 0, 3)])


def test_an_adopted_topic_lands_from_its_beginning_above_what_was(
    ingest: ClickHouse, intake: Intake, facts: KafkaFacts, partition: Partition
) -> None:
    earlier = UUID(int=1)
    ledger.epoch_of(ingest, partition.topic, earlier)
    stored(ingest, partition, earlier, last=999)
    ledger.adopt(ingest, partition.topic, facts.topic_id(partition.topic))
    assignment = Assignment()
    (work,), _ = intake.take(assignment, [of(partition, 0, 9)])
    assert (work.batch.first, work.batch.last, work.epoch) == (0, 9, 1)
