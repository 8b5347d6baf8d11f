"""Processing at the engine: states and positions are one insert, and are loaded again."""

from typing import cast
from uuid import UUID

import pytest

from connections.clickhouse import ClickHouse
from schemas.contract import declared
from schemas.events.charger_status import ChargerStatus
from schemas.landing import version_of
from streams.delivery.applied import Applied, Entry
from streams.delivery.journal import Asked
from streams.delivery.records import Partition
from streams.processing.journal import ProcessingPosition, StateJournal
from streams.processing.processing import Processing
from tests.schemas.examples import METER, STATUS, T, on_wire
from tests.streams.given import CHARGER_0, Given, record, work
from tests.streams.processing.counting import Counting

LIFE = UUID(int=1)
JOURNAL = StateJournal((Counting(),))
MINUTE = 60_000


def status(minute: int, connector: str = "A") -> Given:
    time = T + minute * MINUTE
    value = on_wire(STATUS, event_time=time, connector_id=connector)
    return record(value, declared(ChargerStatus).wire_type.encode(), timestamp=time)


def positions(ingest: ClickHouse, *numbers: int, epoch: int = 0) -> list[ProcessingPosition]:
    asked = [Asked(Partition("charger", number), LIFE, epoch) for number in numbers]
    return cast(list[ProcessingPosition], JOURNAL.positions(ingest, asked))


def position(ingest: ClickHouse, epoch: int = 0) -> ProcessingPosition:
    (found,) = positions(ingest, 0, epoch=epoch)
    return found


def store(ingest: ClickHouse, applied: Applied) -> None:
    for table, columns in applied.inserts.items():
        ingest.insert(table, columns)


def process(ingest: ClickHouse, *records: Given, first: int = 0, epoch: int = 0) -> Applied:
    """By a worker that knows nothing but what the engine tells it."""
    processing = Processing((Counting(),), future_tolerance_s=86_400)
    applied = processing.apply(
        [work(*records, first=first, epoch=epoch, position=position(ingest, epoch))]
    )
    store(ingest, applied)
    return applied


def test_states_and_position_are_one_insert(ingest: ClickHouse) -> None:
    applied = process(ingest, status(0), status(3))
    assert applied.inserts == {
        "state.processing": {
            "topic": ("charger", "charger"),
            "partition": (0, 0),
            "processor": ("counting", ""),
            "key": ("A", ""),
            "state": (
                f'{{"connector":"A","changes":2,"last_ms":{T + 3 * MINUTE},"told":false}}',
                str(T + 3 * MINUTE),
            ),
            "due": (T + 13 * MINUTE, 0),
            "version": (1, 1),
        }
    }


def test_who_comes_after_goes_on_from_there(ingest: ClickHouse) -> None:
    process(ingest, status(0), status(3))
    assert position(ingest).stored == 1

    applied = process(ingest, status(20, "B"), first=2)

    assert [event.event_id for _, event in applied.outputs] == ["alert-a6f4a06a389a797a3187404e"]
    assert position(ingest).stored == 2


def test_partitions_know_nothing_of_each_other(ingest: ClickHouse) -> None:
    process(ingest, status(0))
    other, known = positions(ingest, 1, 0)
    assert (other.stored, other.processors.watermark) == (-1, 0)
    assert (known.stored, known.processors.watermark) == (0, T)


def test_a_worker_that_lost_its_partition_cannot_turn_it_back(ingest: ClickHouse) -> None:
    """Its insert comes late, after that of the new owner who has gone further."""
    old = Processing((Counting(),), 86_400).apply(
        [work(status(0), status(1), position=position(ingest))]
    )
    process(ingest, status(0), status(1), status(2))
    store(ingest, old)
    found = position(ingest)
    assert found.stored == 2
    assert found.processors.watermark == T + 2 * MINUTE


def test_a_topic_made_anew_is_read_from_its_first_record_and_states_stay(
    ingest: ClickHouse,
) -> None:
    process(ingest, status(0), status(3))
    assert position(ingest, epoch=1).stored == -1

    applied = process(ingest, status(5), epoch=1)

    assert '"changes":3' in applied.inserts["state.processing"]["state"][0]
    assert applied.inserts["state.processing"]["version"][0] == version_of(1, 0)


@pytest.mark.parametrize(
    "passed",
    [
        record(on_wire(METER)),
        record(b"{", declared(ChargerStatus).wire_type.encode()),
        record(b"{}", b"charger.noise.v1"),
    ],
    ids=["of another type", "refused by landing", "of no contract"],
)
def test_what_is_not_for_it_only_moves_the_position(ingest: ClickHouse, passed: Given) -> None:
    applied = process(ingest, passed)
    assert applied.outputs == []
    assert applied.inserts["state.processing"]["processor"] == ("",)
    assert position(ingest).stored == 0
    assert (applied.entries[0].partition, applied.entries[0].rows) == (CHARGER_0, {})


def test_behind_a_range_that_was_given_up_it_goes_on_with_what_it_knew(ingest: ClickHouse) -> None:
    process(ingest, status(0), status(3))
    entry = Entry(CHARGER_0, 2, 9, rows={}, dead_letters=0, bytes=0, newest_event_time=0)
    ingest.insert(*JOURNAL.giving_up(entry, position(ingest), version_of(0, 9), LIFE))
    found = position(ingest)
    assert (found.stored, found.processors.watermark) == (9, T + 3 * MINUTE)

    applied = process(ingest, status(20, "B"), first=10)

    assert [event.event_id for _, event in applied.outputs] == ["alert-a6f4a06a389a797a3187404e"]
    skipped = "SELECT partition, key FROM state.processing WHERE state = 'skipped'"
    assert ingest.rows(skipped) == [(0, "2-9")]
