"""Store rows and position: real ClickHouse, real Kafka, and faults where they hurt most."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest
from clickhouse_driver.errors import ServerException
from structlog.testing import capture_logs

from connections.clickhouse import ClickHouse
from connections.kafka import EventProducer, consumer
from connections.retries import UnreachableError
from connections.settings import ClickHouseSettings, KafkaSettings, LandingSettings
from schemas import contracts
from streams.delivery.delivery import Delivery, Group
from streams.delivery.intake import Assignment, Intake
from streams.delivery.kafka import KafkaFacts
from streams.delivery.ledger import Ledger
from streams.delivery.metrics import Metrics
from streams.delivery.records import Partition, RecordBatch
from streams.landing.landing import Landing
from tests.schemas.examples import METER, STATUS, on_wire
from tests.streams.given import CHARGER_0, STATUS_V1, Given, batch, record

CHARGER_1 = Partition("charger", 1)


class Faulty(ClickHouse):
    """Fails at inserts into one table, after they were made or instead of making them."""

    table = ""
    errors: Sequence[Exception] = ()
    made = False

    def insert(
        self, table: str, columns: Mapping[str, Sequence[Any]], token: str | None = None
    ) -> None:
        error = None
        if table == self.table and self.errors:
            error, *self.errors = self.errors
        if error is None or self.made:
            super().insert(table, columns, token)
        if error is not None:
            raise error


@pytest.fixture
def client(ingest: ClickHouse, clickhouse_settings: ClickHouseSettings) -> Iterator[Faulty]:
    """What delivery inserts with; sound unless a test says otherwise."""
    with Faulty(clickhouse_settings, "ingest") as client:
        yield client


@pytest.fixture
def other(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    """A second connection."""
    with ClickHouse(clickhouse_settings, "ingest") as other:
        yield other


@pytest.fixture
def worker(ingest: ClickHouse, client: Faulty, topics: KafkaSettings) -> Callable[..., Delivery]:
    """Makes workers: each knows nothing but what ClickHouse and Kafka tell it."""

    def make(*others: ClickHouse, give_up_after_s: float = 5) -> Delivery:
        settings = LandingSettings(give_up_after_s=give_up_after_s)
        landing = Landing(contracts(), settings)
        facts = KafkaFacts(topics, give_up_after_s)
        journal = Ledger(landing.tables)
        intake = Intake(ingest, facts, journal, settings)
        producer = EventProducer(topics, linger_ms=0)
        clients = [client, *others]
        return Delivery(
            landing, intake, journal, clients, producer, Metrics(), "worker", give_up_after_s
        )

    return make


def group() -> list[RecordBatch]:
    """Two batches: three events and a refusal, two events."""
    other = record(on_wire(STATUS, connector_id="C9"), STATUS_V1)
    return [
        batch(meter(1), meter(2), status(), record(b"{")),
        batch(meter(3), other, first=5, partition=CHARGER_1),
    ]


def meter(number: int) -> Given:
    return record(on_wire(METER, connector_id=f"C{number}"))


def status() -> Given:
    return record(on_wire(STATUS), STATUS_V1)


def deliver(delivery: Delivery, *batches: RecordBatch) -> Group:
    """One group by a new owner, whose partitions begin at the first batch."""
    assignment = Assignment()
    prepared = delivery.prepare(assignment, batches)
    delivery.store(prepared)
    return prepared


@pytest.fixture
def from_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    """These records are in no topic, so no hole can be asked for."""
    monkeypatch.setattr(KafkaFacts, "first_kept", lambda *_: 0)
    monkeypatch.setattr(KafkaFacts, "first_record_from", lambda *_: 5)


pytestmark = pytest.mark.usefixtures("from_zero")


def counts(client: ClickHouse) -> dict[str, int]:
    """Raw rows, so that a second delivery would show."""
    tables = ("landing.charger_meter", "landing.charger_status", "ledger.batches")
    return {each: client.rows(f"SELECT count() FROM {each}")[0][0] for each in tables}


STORED = {"landing.charger_meter": 3, "landing.charger_status": 2, "ledger.batches": 2}


def test_a_group_is_stored(worker: Callable[..., Delivery], ingest: ClickHouse) -> None:
    deliver(worker(), *group())
    assert counts(ingest) == STORED
    ledger = "SELECT partition, first, last, rows, dead_letters FROM ledger.batches ORDER BY ALL"
    assert ingest.rows(ledger) == [
        (0, 0, 3, {"charger.meter": 2, "charger.status": 1}, 1),
        (1, 5, 6, {"charger.meter": 1, "charger.status": 1}, 0),
    ]


def test_a_position_moves_when_the_ledger_has_the_group_and_not_before(
    worker: Callable[..., Delivery], client: Faulty
) -> None:
    delivery, assignment = worker(), Assignment()
    first = batch(meter(1), meter(2))
    groups = [delivery.prepare(assignment, [each]) for each in (first, batch(meter(3), first=2))]
    position = assignment.positions[CHARGER_0]
    assert (position.taken, position.stored) == (2, -1)
    delivery.store(groups[0])
    assert (position.taken, position.stored) == (2, 1)
    client.table, client.errors = "ledger.batches", [RuntimeError("the worker dies")]
    with pytest.raises(RuntimeError):
        delivery.store(groups[1])
    assert position.stored == 1


def test_a_second_delivery_by_another_owner_stores_nothing(
    worker: Callable[..., Delivery], ingest: ClickHouse
) -> None:
    deliver(worker(), *group())
    assert not deliver(worker(), *group()).positions
    assert counts(ingest) == STORED


def test_refusals_are_in_kafka_before_the_position_has_moved(
    worker: Callable[..., Delivery], client: Faulty, ingest: ClickHouse, topics: KafkaSettings
) -> None:
    client.table, client.errors = "ledger.batches", [RuntimeError("the worker dies")]
    with pytest.raises(RuntimeError):
        deliver(worker(), *group())
    assert counts(ingest) == {**STORED, "ledger.batches": 0}
    reader = consumer(topics, "test")
    reader.subscribe(["dead-letters"])
    letter = reader.poll(20)
    reader.close()
    assert letter is not None
    assert b'"reason":"not-json"' in (letter.value() or b"")
    assert letter.key() == b"charger/0"


@pytest.mark.parametrize(
    ("table", "made", "left"),
    [
        ("landing.charger_meter", False, {}),
        ("landing.charger_meter", True, {"landing.charger_meter": 3}),
        ("landing.charger_status", False, {"landing.charger_meter": 3}),
        ("ledger.batches", False, {"landing.charger_meter": 3, "landing.charger_status": 2}),
        ("ledger.batches", True, STORED),
    ],
    ids=["before any insert", "after the first", "before the second", "before the ledger", "after"],
)
def test_wherever_the_owner_dies_the_next_one_completes_the_group(
    worker: Callable[..., Delivery],
    client: Faulty,
    ingest: ClickHouse,
    table: str,
    made: bool,
    left: dict[str, int],
) -> None:
    """Even in other batches than before: what a table has is told by its own highest offset."""
    client.table, client.errors, client.made = table, [RuntimeError("the worker dies")], made
    with pytest.raises(RuntimeError):
        deliver(worker(), *group())
    assert counts(ingest) == dict.fromkeys(STORED, 0) | left

    first, second = group()
    rest = first.after(0)
    assert rest is not None
    deliver(worker(), RecordBatch(CHARGER_0, first.records[:1]), rest, second)
    found = counts(ingest)
    del found["ledger.batches"]
    assert found == {"landing.charger_meter": 3, "landing.charger_status": 2}
    ledger = "SELECT partition, min(first), max(last) FROM ledger.batches GROUP BY ALL ORDER BY ALL"
    assert ingest.rows(ledger) == [(0, 0, 3), (1, 5, 6)]


def test_on_two_connections_the_ledger_still_comes_last(
    worker: Callable[..., Delivery], client: Faulty, other: ClickHouse, ingest: ClickHouse
) -> None:
    """One connection dies; the other goes on with what waits, and no position is told."""
    client.table, client.errors = "landing.charger_meter", [RuntimeError("the worker dies")]
    with pytest.raises(RuntimeError):
        deliver(worker(other), *group())
    assert counts(ingest)["ledger.batches"] == 0
    deliver(worker(other), *group())
    assert counts(ingest) == STORED


@pytest.mark.parametrize(
    ("made", "retries"), [(False, 2), (True, 1)], ids=["was not made", "was made"]
)
def test_after_a_transient_error_an_insert_is_sent_again_unless_its_rows_are_there(
    worker: Callable[..., Delivery], client: Faulty, ingest: ClickHouse, made: bool, retries: int
) -> None:
    errors = [ServerException("unknown status", 319), EOFError()]
    client.table, client.errors, client.made = "landing.charger_meter", errors, made
    with capture_logs() as logs:
        deliver(worker(), *group())
    assert [each["event"] for each in logs].count("clickhouse.retry") == retries
    assert counts(ingest) == STORED


def test_it_gives_up_when_clickhouse_refuses_for_too_long(
    worker: Callable[..., Delivery], client: Faulty
) -> None:
    client.table = "landing.charger_meter"
    client.errors = [ServerException("read only", 242)] * 50
    with pytest.raises(UnreachableError, match="three-networks doctor"):
        deliver(worker(give_up_after_s=0.2), *group())


def test_the_token_names_exactly_what_is_in_the_group(worker: Callable[..., Delivery]) -> None:
    first, second = group()
    delivery = worker()
    whole = delivery.prepare(Assignment(), [first, second]).token
    assert delivery.prepare(Assignment(), [first, second]).token == whole
    assert delivery.prepare(Assignment(), [first]).token != whole
    shorter = RecordBatch(first.partition, first.records[:-1])
    assert delivery.prepare(Assignment(), [shorter, second]).token != whole


def test_a_group_with_nothing_new_is_nothing(worker: Callable[..., Delivery]) -> None:
    prepared = worker().prepare(Assignment(), [])
    assert (prepared.positions, prepared.applied.inserts, prepared.seeks) == ([], {}, {})
