"""The ledger on the real engine: how far each partition of each life of a topic is."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from schemas.landing import version_of
from streams.delivery import ledger
from streams.delivery.applied import Entry
from streams.delivery.errors import TopicReplacedError
from streams.delivery.positions import Position
from streams.delivery.records import Partition
from tests.schemas.examples import T

METER = "landing.charger_meter"
TABLES = (METER, "landing.charger_status")
FIRST, SECOND = UUID(int=1), UUID(int=2)
PARTITION = Partition("charger", 3)


def store(client: ClickHouse, *ranges: tuple[int, int], **changed: Any) -> None:
    """Ledger rows for ranges of offsets of the partition."""
    entries = [
        Entry(
            partition=changed.get("partition", PARTITION),
            first=first,
            last=last,
            rows={"charger.meter": last - first + 1},
            dead_letters=0,
            bytes=100,
            newest_event_time=T,
            event_hours=[T // 1000],
        )
        for first, last in ranges
    ]
    topic_ids = {"charger": changed.get("topic_id", FIRST)}
    client.insert(ledger.BATCHES, ledger.columns_of(entries, topic_ids, "worker"))


def land(client: ClickHouse, *offsets: int, epoch: int = 0, partition: int = 3) -> None:
    """Rows of the meter table at these offsets, of which the ledger knows nothing."""
    count = len(offsets)
    client.insert(
        METER,
        {
            "connector_id": [f"C{offset}" for offset in offsets],
            "_topic": ["charger"] * count,
            "_partition": [partition] * count,
            "_version": [version_of(epoch, offset) for offset in offsets],
        },
    )


def position(client: ClickHouse, topic_id: UUID = FIRST, epoch: int = 0) -> Position:
    return ledger.position_of(client, PARTITION, topic_id, epoch, TABLES)


def test_of_an_empty_ledger_nothing_is_stored(ingest: ClickHouse) -> None:
    assert position(ingest) == Position(-1, {})


def test_the_last_offset_of_the_last_range(ingest: ClickHouse) -> None:
    store(ingest, (0, 99), (100, 250))
    assert position(ingest) == Position(250, {})


def test_offset_zero_is_an_offset(ingest: ClickHouse) -> None:
    store(ingest, (0, 0))
    assert position(ingest) == Position(0, {})


def test_ranges_may_overlap_and_come_late(ingest: ClickHouse) -> None:
    """After a SIGSTOP an old owner stores what the new one has stored already."""
    for each in [(0, 99), (100, 250), (50, 180), (100, 200)]:
        store(ingest, each)
    assert position(ingest) == Position(250, {})


def test_other_partitions_topics_and_lives_are_not_asked(ingest: ClickHouse) -> None:
    store(ingest, (0, 9))
    store(ingest, (0, 999), partition=Partition("charger", 4))
    store(ingest, (0, 999), topic_id=SECOND)
    assert position(ingest).stored == 9


def test_a_table_that_is_ahead_of_the_ledger_is_named(ingest: ClickHouse) -> None:
    store(ingest, (0, 9))
    land(ingest, 8, 9, 10, 11)
    assert position(ingest) == Position(9, {METER: 11})


def test_a_table_that_is_not_is_not(ingest: ClickHouse) -> None:
    store(ingest, (0, 9))
    land(ingest, 0, 9)
    assert position(ingest) == Position(9, {})


def test_a_first_batch_that_no_ledger_row_followed(ingest: ClickHouse) -> None:
    land(ingest, 0)
    assert position(ingest) == Position(-1, {METER: 0})


def test_rows_of_other_partitions_and_of_earlier_and_later_lives_are_not_ahead(
    ingest: ClickHouse,
) -> None:
    land(ingest, 50, partition=4)
    land(ingest, 60, epoch=0)
    land(ingest, 70, epoch=2)
    assert position(ingest, epoch=1) == Position(-1, {})
    land(ingest, 5, epoch=1)
    assert position(ingest, epoch=1) == Position(-1, {METER: 5})


def test_what_a_ledger_row_holds(ingest: ClickHouse) -> None:
    store(ingest, (10, 12))
    names = (
        "topic, topic_id, partition, first, last, rows, dead_letters, bytes, skipped, event_hours,"
        " newest_event_time, worker, app_version"
    )
    newest = datetime.fromtimestamp(T / 1000, UTC)
    ((*facts, hours, found, worker, version),) = ingest.rows(
        f"SELECT {names} FROM {ledger.BATCHES}"
    )
    assert facts == ["charger", FIRST, 3, 10, 12, {"charger.meter": 3}, 0, 100, False]
    assert [each.replace(tzinfo=UTC) for each in hours] == [newest]
    assert (found, worker, version) == (newest, "worker", ledger.APP_VERSION)


def test_progress_is_shown_by_the_api(ingest: ClickHouse) -> None:
    store(ingest, (0, 9), (10, 19))
    sql = "SELECT topic, partition, landed_to, batches FROM api.landing_progress"
    assert ingest.rows(sql) == [("charger", 3, 19, 2)]


def test_the_first_life_of_a_topic_is_taken_for_granted(ingest: ClickHouse) -> None:
    assert ledger.lives(ingest, "charger") == []
    assert ledger.epoch_of(ingest, "charger", FIRST) == 0
    assert ledger.epoch_of(ingest, "charger", FIRST) == 0
    assert ledger.lives(ingest, "charger") == [FIRST]


def test_a_topic_made_anew_is_refused_with_the_remedy(ingest: ClickHouse) -> None:
    ledger.epoch_of(ingest, "charger", FIRST)
    with pytest.raises(TopicReplacedError) as replaced:
        ledger.epoch_of(ingest, "charger", SECOND)
    assert str(replaced.value) == (
        f"topic 'charger' was deleted and created again: Kafka's id is {SECOND}, the ledger's "
        f"{FIRST}. If that was meant, run `three-networks topics adopt charger`; it lands from "
        "offset 0 and keeps what was landed before"
    )


def test_an_adopted_topic_is_the_next_life(ingest: ClickHouse) -> None:
    ledger.epoch_of(ingest, "charger", FIRST)
    assert ledger.adopt(ingest, "charger", SECOND) == 1
    assert ledger.adopt(ingest, "charger", SECOND) == 1
    assert ledger.epoch_of(ingest, "charger", SECOND) == 1
    assert ledger.lives(ingest, "charger") == [FIRST, SECOND]
    with pytest.raises(TopicReplacedError):
        ledger.epoch_of(ingest, "charger", FIRST)


def test_each_topic_has_lives_of_its_own(ingest: ClickHouse) -> None:
    ledger.epoch_of(ingest, "charger", FIRST)
    assert ledger.epoch_of(ingest, "dead-letters", SECOND) == 0


@pytest.fixture
def long_ledger(ingest: ClickHouse) -> Iterator[ClickHouse]:
    """A million ranges of 8 partitions, and the rows of what they landed."""
    ingest.command(
        "INSERT INTO ledger.batches (topic, topic_id, partition, first, last)"
        f" SELECT 'charger', '{FIRST}', number % 8, intDiv(number, 8) * 10,"
        " intDiv(number, 8) * 10 + 9 FROM numbers(1000000)"
    )
    ingest.command(
        "INSERT INTO landing.charger_meter (connector_id, _topic, _partition, _version)"
        " SELECT toString(number), 'charger', number % 8, intDiv(number, 8) FROM numbers(1000000)"
    )
    yield ingest
    ingest.command("TRUNCATE TABLE ledger.batches")
    ingest.command("TRUNCATE TABLE landing.charger_meter")


class Counting(ClickHouse):
    """Adds up the rows that the engine has read for its answers."""

    rows_read = 0

    def rows(self, sql: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        answer = super().rows(sql, parameters)
        assert self._client is not None
        self.rows_read += self._client.last_query.progress.rows
        return answer


def test_reading_the_position_touches_almost_no_data(
    long_ledger: ClickHouse, clickhouse_settings: ClickHouseSettings
) -> None:
    """Of two million rows, less than three granules of 8,192."""
    assert long_ledger.rows("SELECT count() FROM ledger.batches") == [(1_000_000,)]
    with Counting(clickhouse_settings, "ingest") as client:
        assert position(client) == Position(1_249_999, {})
        assert 0 < client.rows_read <= 3 * 8192
