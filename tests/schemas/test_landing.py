"""Landing tables on the real engine: what was delivered twice is seen once."""

from datetime import datetime
from typing import Any

import msgspec
import pytest

from connections.clickhouse import ClickHouse
from schemas import contract_of
from schemas.events.charger_meter import ChargerMeter
from schemas.landing import landing_table, version_of
from tests.schemas.examples import METER, T, on_wire

CONTRACT = contract_of("charger.meter")


def land(client: ClickHouse, version: int, landed_at: str | None = None, **changed: Any) -> None:
    """Insert the example meter as one version of its identity."""
    event = msgspec.json.decode(on_wire(METER, **changed), type=ChargerMeter)
    row = {each.name: [getattr(event, each.name)] for each in CONTRACT.columns}
    row |= {"_topic": ["charger"], "_partition": [0], "_version": [version]}
    if landed_at:
        row["_landed_at"] = [datetime.fromisoformat(landed_at)]
    client.insert("landing.charger_meter", row)


def powers(client: ClickHouse) -> list[int]:
    return [power for (power,) in client.rows("SELECT power_w FROM api.charger_meter")]


@pytest.mark.parametrize(
    ("epoch", "offset", "version"),
    [
        (0, 0, 0),
        (0, 4_711, 4_711),
        (1, 0, 2**48),
        (3, 5, 3 * 2**48 + 5),
        (65_535, 2**48 - 1, 2**64 - 1),
    ],
)
def test_a_version_is_the_epoch_above_the_offset(epoch: int, offset: int, version: int) -> None:
    assert version_of(epoch, offset) == version


def test_offset_and_epoch_are_read_back_from_the_version(ingest: ClickHouse) -> None:
    land(ingest, version_of(3, 4_711))
    assert ingest.rows("SELECT _epoch, _offset FROM landing.charger_meter") == [(3, 4_711)]


def test_the_same_identity_at_another_offset_is_one_row_and_the_later_wins(
    ingest: ClickHouse,
) -> None:
    land(ingest, version_of(0, 7), power_w=700)
    land(ingest, version_of(0, 9), power_w=900)
    land(ingest, version_of(0, 8), power_w=800)
    assert ingest.rows("SELECT count() FROM landing.charger_meter") == [(3,)]
    assert powers(ingest) == [900]


def test_another_landing_date_is_another_table_partition_and_still_one_row(
    ingest: ClickHouse,
) -> None:
    land(ingest, version_of(0, 9), "2026-03-01 12:00:00+00:00", power_w=900)
    land(ingest, version_of(0, 8), "2026-03-02 12:00:00+00:00", power_w=800)
    partitions = ingest.rows("SELECT uniqExact(_partition_id) FROM landing.charger_meter")
    assert partitions == [(2,)]
    assert powers(ingest) == [900]


def test_an_offset_of_the_topics_next_life_is_later_than_any_of_this_one(
    ingest: ClickHouse,
) -> None:
    land(ingest, version_of(1, 0), power_w=1)
    land(ingest, version_of(0, 10**12), power_w=2)
    assert powers(ingest) == [1]


def test_it_stays_one_row_when_the_engine_merges(ingest: ClickHouse) -> None:
    for offset in (1, 2, 3):
        land(ingest, version_of(0, offset), power_w=offset)
    ingest.command("OPTIMIZE TABLE landing.charger_meter FINAL")
    assert ingest.rows("SELECT power_w FROM landing.charger_meter") == [(3,)]
    assert powers(ingest) == [3]


@pytest.mark.parametrize(
    "changed",
    [{"operator_id": "O2"}, {"station_id": "S2"}, {"connector_id": "C2"}, {"event_time": T + 1}],
    ids=lambda changed: next(iter(changed)),
)
def test_another_identity_is_another_row(ingest: ClickHouse, changed: dict[str, Any]) -> None:
    land(ingest, version_of(0, 1))
    land(ingest, version_of(0, 2), **changed)
    assert len(powers(ingest)) == 2


def test_the_server_stamps_the_landing(ingest: ClickHouse) -> None:
    land(ingest, version_of(0, 1))
    sql = "SELECT abs(dateDiff('second', landed_at, now64(3))) < 60 FROM api.charger_meter"
    assert ingest.rows(sql) == [(1,)]


def test_what_was_not_measured_is_null_and_not_zero(ingest: ClickHouse) -> None:
    land(ingest, version_of(0, 1), power_w=None, soc_percent=0)
    assert ingest.rows("SELECT power_w, soc_percent FROM api.charger_meter") == [(None, 0.0)]


def test_a_day_of_events_is_found_by_an_index(ingest: ClickHouse) -> None:
    """Landing dates partition the table; a minmax index serves queries by event time."""
    table = landing_table(CONTRACT)
    assert table.indexes == (
        "by_event_time event_time TYPE minmax",
        "by_version _version TYPE minmax",
    )
    land(ingest, version_of(0, 1))
    plan = ingest.rows(
        "EXPLAIN indexes = 1 SELECT power_w FROM landing.charger_meter"
        " WHERE event_time >= '2030-03-02' AND event_time < '2030-03-03'"
    )
    assert any("by_event_time" in line for (line,) in plan)
