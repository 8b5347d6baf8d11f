from datetime import timedelta

import pytest

from connections.clickhouse import ClickHouse
from pipelines import computations, tables
from pipelines.intervals import INTERVALS
from pipelines.placement import replace_day, staged, sweep
from pipelines.register import REGISTER
from pipelines.register.tables import REGISTER_TABLE
from tests.pipelines.built import build, building, line
from tests.pipelines.given import (
    DAY,
    ZONE,
    connector,
    every,
    heartbeat,
    land,
    meter,
    refer,
    session,
    station,
    status,
)
from tests.pipelines.networks import feeder_says, free, lot_says, reading, taken

build_intervals = building(INTERVALS)
build_register = building(REGISTER)

NEXT_DAY = DAY + timedelta(days=1)
LANDED = (
    "charger_status",
    "charger_meter",
    "charger_session",
    "parking_lot",
    "parking_bay",
    "traffic_segment",
    "grid_feeder",
)


def busy_day(client: ClickHouse) -> None:
    refer(
        client,
        station(feeder_id="F1"),
        *(connector(f"C{n}", equipment_id=f"E{n % 3}") for n in range(9)),
    )
    for n in range(12):
        said = every(7 + n, "02:00", "05:50")
        read = enumerate(every(9, "03:00", "08:00"))
        land(client, *(status(f"C{n}", each, "charging") for each in said))
        land(client, *(meter(f"C{n}", each, 1000 * n + 7 * nth) for nth, each in read))
        land(client, session(f"C{n}", "06:00", "09:30", energy_wh=1234))
    for n in range(3):
        land(client, *(heartbeat(f"E{n}", each) for each in every(5, "00:00", "23:00")))
    other_networks(client)


def other_networks(client: ClickHouse) -> None:
    for n in range(9):
        said = enumerate(every(11 + n, "02:00", "20:00"))
        land(client, *(lot_says(each, nth % 90, lot_id=f"L{n}", entered=n) for nth, each in said))
        stood = every(13 + n, "05:00", "20:00")
        land(client, *(taken(each, "fuel", bay_id=f"B{n}") for each in stood))
        drove = enumerate(every(7 + n, "-1 12:00", "20:00"))
        land(client, *(reading(each, nth % 70, segment_id=f"R{n}") for nth, each in drove))
        load = enumerate(every(13 + n, "-1 20:00", "20:00"))
        land(client, *(feeder_says(each, 7 * nth, feeder_id=f"F{n}") for nth, each in load))
        land(client, *(free(each, bay_id=f"B{n}") for each in every(29 + n, "05:00", "20:00")))


def fingerprint(client: ClickHouse) -> dict[str, int]:
    """A hash of all columns of all rows of each derived table, in the order of their keys."""
    return {
        table.name: client.rows(
            f"SELECT sipHash64(groupArray(cityHash64(*))) FROM"
            f" (SELECT * FROM {table.qualified} ORDER BY ALL)"
        )[0][0]
        for table in tables()
    }


def test_five_runs_over_the_same_input_give_the_same_bytes(client: ClickHouse) -> None:
    busy_day(client)
    build(client)
    first = fingerprint(client)
    for run in range(4):
        if run == 2:
            for name in LANDED:
                client.command(f"OPTIMIZE TABLE landing.{name} FINAL")
        build(client)
        assert fingerprint(client) == first


def test_a_late_event_changes_the_day_when_it_is_built_again(client: ClickHouse) -> None:
    land(client, status("C1", "08:00"))
    build_intervals(client)
    land(client, status("C1", "08:05", "charging"))
    build_intervals(client)
    assert line(client, "C1", "occupancy") == [
        "00:00 unknown",
        "08:00 free",
        "08:05 charging",
        "08:20 unknown",
    ]


def test_building_a_day_leaves_the_others_alone(client: ClickHouse) -> None:
    land(client, status("C1", "08:00"), status("C1", "+1 08:00", "charging"))
    build_intervals(client)
    build_intervals(client, NEXT_DAY)
    assert line(client, "C1", "occupancy") == ["00:00 unknown", "08:00 free", "08:15 unknown"]
    assert line(client, "C1", "occupancy", NEXT_DAY) == [
        "00:00 unknown",
        "08:00 charging",
        "08:15 unknown",
    ]


def test_a_day_of_which_nothing_is_left_becomes_empty(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, status("C1", "08:00"))
    build(client)
    client.command("TRUNCATE TABLE landing.charger_status")
    client.command("TRUNCATE TABLE reference.connector")
    build(client)
    for table in tables():
        assert client.rows(f"SELECT count() FROM {table.qualified}") == [(0,)]


def test_an_empty_day_is_built_where_nothing_was_before(client: ClickHouse) -> None:
    for computation in computations():
        assert computation.compute(client, DAY, ZONE).rows == 0


def test_a_computation_that_fails_leaves_the_old_day_and_no_staging_table(
    client: ClickHouse,
) -> None:
    refer(client, station(), connector("C1"))
    build_register(client)
    with pytest.raises(Exception, match="UNKNOWN_IDENTIFIER"):
        replace_day(client, REGISTER_TABLE, DAY, "SELECT no_such_column", {})
    assert client.rows("SELECT count() FROM derived.register") == [(1,)]
    assert staging_tables(client) == []


def test_staging_tables_that_a_killed_run_left_are_swept_when_they_are_old(
    client: ClickHouse,
) -> None:
    client.command("CREATE TABLE derived.register__left AS derived.register")
    assert sweep(client, REGISTER_TABLE) == []
    assert sweep(client, REGISTER_TABLE, timedelta(0)) == ["derived.register__left"]
    assert staging_tables(client) == []


def test_two_runs_at_once_have_staging_tables_of_their_own(client: ClickHouse) -> None:
    with staged(client, REGISTER_TABLE) as first, staged(client, REGISTER_TABLE) as second:
        assert first != second
        assert len(staging_tables(client)) == 2
    assert staging_tables(client) == []


def test_the_register_of_a_day_is_what_was_valid_on_it(client: ClickHouse) -> None:
    refer(
        client,
        station(district_code="old", valid_to=DAY),
        station(district_code="new", valid_from=DAY),
        connector("C1", valid_to=DAY),
        connector("C2", valid_from=DAY),
        connector("C3", valid_from=NEXT_DAY),
    )
    build_register(client, DAY)
    assert client.rows("SELECT connector_id, district_code FROM derived.register") == [
        ("C2", "new")
    ]


def staging_tables(client: ClickHouse) -> list[str]:
    rows = client.rows(
        "SELECT name FROM system.tables WHERE database = 'derived' AND position(name, '__') > 0"
    )
    return [name for (name,) in rows]
