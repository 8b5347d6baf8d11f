"""When a connector is up, down, unknown or excluded; rates over days, months, windows, a year."""

from typing import Any

import pytest

from connections.clickhouse import ClickHouse
from pipelines.availability import AVAILABILITY
from tests.pipelines.built import building
from tests.pipelines.given import (
    ZONE,
    connector,
    every,
    heartbeat,
    land,
    refer,
    station,
    status,
)
from tests.pipelines.networks import feeder_says

build = building(AVAILABILITY)


def conditions(client: ClickHouse, name: str = "C1") -> list[str]:
    """A connector's conditions as `08:00 up in-order`, in local time."""
    rows = client.rows(
        "SELECT starts, condition, reason FROM api.connector_conditions"
        " WHERE connector_id = %(name)s ORDER BY starts",
        {"name": name},
    )
    return [f"{starts.astimezone(ZONE):%H:%M} {what} {why}" for starts, what, why in rows]


def rates(client: ClickHouse, view: str, columns: str) -> tuple[Any, ...]:
    ((row),) = client.rows(f"SELECT {columns} FROM api.{view}")
    return row


@pytest.fixture(autouse=True)
def _registered(client: ClickHouse) -> None:
    refer(client, station(feeder_id="F1"), connector("C1", equipment_id="E1"))


def heard(client: ClickHouse, begins: str, ends: str, **more: Any) -> None:
    """A statement every ten minutes."""
    land(
        client, *(status("C1", each, equipment_id="E1", **more) for each in every(10, begins, ends))
    )


def test_up_is_online_and_in_order(client: ClickHouse) -> None:
    heard(client, "-1 23:50", "11:50")
    heard(client, "12:00", "15:50", operability="faulted")
    heard(client, "16:00", "17:50", connectivity="offline", operability="unknown")
    heard(client, "18:00", "19:50", operability="maintenance")
    heard(client, "20:00", "20:50", operability="unknown")
    heard(client, "21:00", "21:50")
    build(client)
    assert conditions(client) == [
        "00:00 up in-order",
        "12:00 down faulted",
        "16:00 down offline",
        "18:00 excluded maintenance",
        "20:00 unknown unsaid",
        "21:00 up in-order",
        "22:05 unknown silent",
    ]
    assert rates(
        client,
        "availability_connector_day",
        "up_s, down_s, offline_s, faulted_s, unknown_s, unsaid_s, excluded_s, maintenance_s",
    ) == (47_100.0, 21_600.0, 7200.0, 14_400.0, 10_500.0, 3600.0, 7200.0, 7200.0)
    assert rates(
        client,
        "availability_connector_day",
        "availability, availability_of_known, availability_unless_told, coverage",
    ) == (471 / 792, 471 / 687, 507 / 792, 687 / 792)


def test_a_connector_that_was_never_heard_of_is_unknown_and_has_no_rate(client: ClickHouse) -> None:
    build(client)
    assert conditions(client) == ["00:00 unknown silent"]
    assert rates(client, "availability_connector_day", "unknown_s, coverage, availability") == (
        86_400.0,
        0.0,
        None,
    )
    assert client.rows("SELECT uptime FROM api.availability_nevi(until = '2026-03-10')") == [
        (None,)
    ]


def test_who_is_not_in_operation_is_excluded(client: ClickHouse) -> None:
    refer(client, connector("C1", operating_state="closed", equipment_id="E1"))
    heard(client, "-1 23:50", "23:50", operability="faulted")
    build(client)
    assert conditions(client) == ["00:00 excluded not-in-operation"]
    assert rates(client, "availability_district_day", "excluded_s, availability") == (
        86_400.0,
        None,
    )


def test_a_dead_feeder_excludes_what_is_not_up_and_nothing_else(client: ClickHouse) -> None:
    heard(client, "-1 23:50", "09:50")
    heard(client, "10:00", "13:50", connectivity="offline")
    heard(client, "14:00", "23:50")
    land(client, *(feeder_says(each) for each in every(10, "-1 23:50", "10:20")))
    land(client, *(feeder_says(each, supply="off") for each in every(10, "10:30", "14:50")))
    land(client, *(feeder_says(each) for each in every(10, "15:00", "23:50")))
    build(client)
    assert conditions(client) == [
        "00:00 up in-order",
        "10:00 down offline",
        "10:30 excluded grid-outage",
        "14:00 up in-order",
    ]


def test_time_without_a_heartbeat_that_was_due_is_unknown_from_the_last_sign_on(
    client: ClickHouse,
) -> None:
    """Though the contract allows a silence of fifteen minutes."""
    land(client, status("C1", "00:00", equipment_id="E1"))
    land(client, *(heartbeat("E1", each) for each in every(5, "-1 23:50", "12:00")))
    land(client, *(heartbeat("E1", each) for each in every(5, "12:10", "+1 00:30")))
    build(client)
    assert conditions(client) == [
        "00:00 up in-order",
        "12:00 unknown missed",
        "12:10 up in-order",
    ]


def test_a_heartbeat_alone_does_not_say_that_it_works(client: ClickHouse) -> None:
    land(client, *(heartbeat("E1", each) for each in every(5, "-1 23:50", "+1 00:30")))
    build(client)
    assert conditions(client) == ["00:00 unknown unsaid"]
    assert rates(
        client, "availability_connector_day", "availability, availability_unless_told"
    ) == (None, 1.0)


def test_groups_are_pooled(client: ClickHouse) -> None:
    refer(client, connector("C2"))
    heard(client, "-1 23:50", "23:50")
    land(
        client, *(status("C2", each, operability="faulted") for each in every(10, "00:00", "05:50"))
    )
    build(client)
    pooled = (2, 86_400.0, 21_900.0, 86_400 / 172_800, 108_300 / 172_800)
    columns = "connectors, up_s, down_s, availability, coverage"
    for view in ("station_day", "operator_month", "district_month"):
        assert rates(client, f"availability_{view}", columns) == pooled


def test_a_window_is_cut_to_the_second(client: ClickHouse) -> None:
    heard(client, "-1 23:50", "11:50")
    heard(client, "12:00", "23:50", operability="faulted")
    build(client)
    window = "since = '2026-03-10 03:30:00', until = '2026-03-10 04:10:00'"
    assert client.rows(
        f"SELECT up_s, down_s, availability FROM api.availability_window({window})"
    ) == [(1800.0, 600.0, 0.75)]


def test_nevi_takes_excluded_outages_back(client: ClickHouse) -> None:
    heard(client, "-1 23:50", "11:50")
    heard(client, "12:00", "17:50", operability="maintenance")
    heard(client, "18:00", "23:50", operability="faulted")
    build(client)
    assert client.rows(
        "SELECT days, period_min, outage_min, excluded_min, unknown_min, year_covered, uptime"
        " FROM api.availability_nevi(until = '2027-03-09')"
    ) == [(1, 1440.0, 720.0, 360.0, 0.0, 1440 / 525_600, 0.75)]
    assert not client.rows("SELECT 1 FROM api.availability_nevi(until = '2027-03-10')")


def test_again_and_after_late_events_is_as_from_scratch(client: ClickHouse) -> None:
    rows = "SELECT * FROM derived.availability ORDER BY ALL"
    heard(client, "00:00", "11:50")
    build(client)
    land(client, status("C1", "06:05", operability="faulted", equipment_id="E1"))
    build(client)
    late = client.rows(rows)
    client.command("TRUNCATE TABLE derived.availability")
    build(client)
    assert client.rows(rows) == late
    assert "06:05 down faulted" in conditions(client)
