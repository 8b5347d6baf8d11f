"""油车占位, 充满未移车, 异常占位 and turnover of the bays of connectors, from `bay.use`."""

from typing import Any

import pytest

from connections.clickhouse import ClickHouse
from pipelines.blocking import BLOCKING
from schemas.events.bay_use import BayUse
from tests.pipelines.built import building
from tests.pipelines.given import at, base, connector, land, refer, station

build = building(BLOCKING)


def uses(name: str, *changes: tuple[str, str]) -> list[BayUse]:
    """A connector's uses, each from its time on; before the first, nothing is known."""
    before: tuple[str, int | None] = ("unknown", None)
    found = []
    for clock, use in changes:
        given: dict[str, Any] = {"station_id": "S1", "connector_id": name, "use": use}
        told = {"since": at(clock), "previous_use": before[0], "previous_since": before[1]}
        found.append(BayUse(**base(clock) | given | told))
        before = use, at(clock)
    return found


def of(client: ClickHouse, view: str, columns: str) -> tuple[Any, ...]:
    ((row),) = client.rows(f"SELECT {columns} FROM api.blocking_{view}")
    return row


@pytest.fixture(autouse=True)
def _registered(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))


def test_time_is_told_by_what_the_bay_was_used_for(client: ClickHouse) -> None:
    land(
        client,
        *uses(
            "C1",
            ("-1 23:00", "free"),
            ("06:00", "ice-blocked"),
            ("07:30", "free"),
            ("08:00", "waiting"),
            ("08:10", "charging"),
            ("09:00", "full-not-moved"),
            ("09:40", "free"),
            ("10:00", "ev-idle"),
            ("10:30", "vehicle-unknown"),
            ("11:00", "unplugged"),
            ("12:00", "unknown"),
        ),
    )
    build(client)
    assert of(client, "connector_day", "known_s, unknown_s, coverage, bay_known_s") == (
        43_200.0,
        43_200.0,
        0.5,
        39_600.0,
    )
    assert of(client, "connector_day", "ice_blocked_s, ice_blocked, ice_blockings") == (
        5400.0,
        5400 / 39_600,
        1,
    )
    assert of(client, "connector_day", "overstay_s, overstay, overstays") == (
        2400.0,
        2400 / 43_200,
        1,
    )
    assert of(client, "connector_day", "abnormal_parking_s, charging_s, waiting_s") == (
        3600.0,
        3000.0,
        600.0,
    )
    # Three vehicles came in half a day: the fuel car, the one that charged, and one that parked.
    assert of(client, "connector_day", "stays, turnover") == (3, 6.0)


def test_a_use_is_divided_between_hours_and_carried_over_midnight(client: ClickHouse) -> None:
    land(client, *uses("C1", ("-1 22:00", "free"), ("-1 23:00", "ice-blocked"), ("01:30", "free")))
    build(client)
    assert client.rows(
        "SELECT toHour(hour, 'Asia/Shanghai'), ice_blocked_ms, ice_blockings_begun"
        " FROM derived.blocking WHERE ice_blocked_ms > 0 ORDER BY hour"
    ) == [(0, 3_600_000, 0), (1, 1_800_000, 0)]


def test_the_first_word_that_is_read_tells_of_the_use_before(client: ClickHouse) -> None:
    _, change = uses("C1", ("-4 12:00", "ice-blocked"), ("06:00", "free"))
    land(client, change)
    build(client)
    assert of(client, "connector_day", "ice_blocked_s, coverage") == (21_600.0, 1.0)


def test_a_bay_that_was_never_heard_of_is_unknown_and_has_no_rate(client: ClickHouse) -> None:
    build(client)
    assert of(
        client, "connector_day", "coverage, ice_blocked, overstay, abnormal_parking, turnover"
    ) == (0.0, None, None, None, None)


def test_where_the_bay_is_unknown_nobody_knows_of_fuel_cars(client: ClickHouse) -> None:
    land(client, *uses("C1", ("00:00", "unplugged"), ("12:00", "charging"), ("13:00", "unplugged")))
    build(client)
    assert of(client, "connector_day", "coverage, bay_known_s, ice_blocked, stays") == (
        1.0,
        3600.0,
        0.0,
        1,
    )


def test_groups_are_pooled(client: ClickHouse) -> None:
    refer(client, connector("C2"), connector("C3", operating_state="closed"))
    land(client, *uses("C1", ("00:00", "ice-blocked")))
    land(client, *uses("C2", ("00:00", "free"), ("06:00", "unknown")))
    build(client)
    pooled = (2, 108_000.0, 108_000 / 172_800, 0.8, 1)
    columns = "connectors, known_s, coverage, ice_blocked, ice_blockings"
    for view in ("station_day", "operator_month", "district_month"):
        assert of(client, view, columns) == pooled


def test_again_and_after_late_events_is_as_from_scratch(client: ClickHouse) -> None:
    rows = "SELECT * FROM derived.blocking ORDER BY ALL"
    told = uses("C1", ("00:00", "free"), ("08:00", "charging"), ("09:00", "free"))
    land(client, told[0], told[2])
    build(client)
    land(client, *told)
    build(client)
    late = client.rows(rows)
    client.command("TRUNCATE TABLE derived.blocking")
    build(client)
    assert client.rows(rows) == late
    assert of(client, "connector_day", "charging_s") == (3600.0,)
