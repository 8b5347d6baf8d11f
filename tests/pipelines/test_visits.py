"""Visits and 一次充电成功率: who came, whether it worked at once, and who is ranked."""

from typing import Any

import pytest

from connections.clickhouse import ClickHouse
from pipelines.visits import VISITS
from schemas.events.charging_attempt import ChargingAttempt
from schemas.reference.equipment import Equipment
from tests.pipelines.built import building
from tests.pipelines.given import ZONE, at, base, connector, land, refer, station

build = building(VISITS)

ONE, OTHER = "k1:00000000000000aa", "k1:00000000000000bb"


def tried(
    begins: str, ends: str, outcome: str = "charged", name: str = "C1", **more: Any
) -> ChargingAttempt:
    """The only attempt of its session, told when it ended."""
    given: dict[str, Any] = {
        "station_id": "S1",
        "connector_id": name,
        "plug_in_time": at(begins),
        "attempt": 1,
        "step": "ended",
        "begun": at(begins),
        "outcome": outcome,
    }
    return ChargingAttempt(**base(ends) | given | more)


def visits(client: ClickHouse) -> list[tuple[str, str, str, int, int, int]]:
    """Begin and end in local time, first outcome, attempts, of these charged, and not known."""
    rows = client.rows(
        "SELECT begun, ended, first_outcome, attempts, charged, unknown FROM api.visits"
        " ORDER BY begun"
    )
    return [
        (f"{begun.astimezone(ZONE):%H:%M}", f"{ended.astimezone(ZONE):%H:%M}", *counts)
        for begun, ended, *counts in rows
    ]


@pytest.fixture(autouse=True)
def _registered(client: ClickHouse) -> None:
    equipment = Equipment(
        operator_id="O1", equipment_id="E1", station_id="S1", manufacturer="M", model="M-60"
    )
    refer(client, station(), connector("C1", equipment_id="E1"), equipment)


def test_attempts_of_a_driver_within_half_an_hour_are_one_visit(client: ClickHouse) -> None:
    land(
        client,
        tried("08:00", "08:05", "failed-start", user=ONE),
        tried("08:10", "08:10:30", "failed-start", user=ONE, name="C2"),
        tried("08:40:30", "09:30", "charged", user=ONE),
        tried("10:01", "10:30", "charged", user=ONE),
        tried("08:06", "08:30", "charged", user=OTHER),
    )
    build(client)
    assert visits(client) == [
        ("08:00", "09:30", "failed-start", 3, 1, 0),
        ("08:06", "08:30", "charged", 1, 1, 0),
        ("10:01", "10:30", "charged", 1, 1, 0),
    ]


def test_where_nobody_knows_who_it_is_two_minutes_at_one_connector_are_one_visit(
    client: ClickHouse,
) -> None:
    land(
        client,
        tried("08:00", "08:01", "failed-start"),
        tried("08:02", "08:03", "failed-start", name="C2"),
        tried("08:03", "08:04", "without-energy"),
        tried("08:06:01", "09:00", "charged"),
    )
    build(client)
    assert [each[:4] for each in visits(client)] == [
        ("08:00", "08:04", "failed-start", 2),
        ("08:02", "08:03", "failed-start", 1),
        ("08:06", "09:00", "charged", 1),
    ]


def test_what_an_order_tells_later_replaces_what_was_told(client: ClickHouse) -> None:
    settled: dict[str, Any] = {"step": "settled", "charge_end": at("09:00"), "user": ONE}
    land(client, tried("08:00", "09:10", "unknown"), tried("08:00", "12:00", "charged", **settled))
    build(client)
    assert visits(client) == [("08:00", "09:00", "charged", 1, 1, 0)]


def test_a_visit_is_of_the_day_on_which_it_began(client: ClickHouse) -> None:
    land(client, tried("-1 23:50", "00:10", "cut", user=ONE), tried("00:20", "01:00", user=ONE))
    land(client, tried("23:50", "+1 00:10", "cut", user=OTHER))
    land(client, tried("+1 00:20", "+1 01:00", user=OTHER))
    build(client)
    assert visits(client) == [("23:50", "01:00", "cut", 2, 1, 0)]


def test_first_time_success_counts_visits_of_which_it_is_known(client: ClickHouse) -> None:
    land(
        client,
        tried("08:00", "08:30"),
        tried("09:00", "09:01", "failed-start", user=ONE),
        tried("09:05", "09:30", user=ONE),
        tried("10:00", "10:01", "not-started"),
        tried("11:00", "11:01", "without-energy"),
        tried("12:00", "12:30", "unknown"),
    )
    build(client)
    columns = (
        "visits, first_time, later, failed, not_started, unknown, coverage, first_time_success"
    )
    counted = (5, 1, 1, 2, 1, 1, 0.8, 0.25)
    for view, key in (
        ("operator_day", "operator_id = 'O1'"),
        ("model_month", "manufacturer = 'M' AND model = 'M-60'"),
        ("district_month", "district_code = '500101'"),
        ("station_day", "station_id = 'S1'"),
    ):
        assert client.rows(f"SELECT {columns} FROM api.success_{view} WHERE {key}") == [counted]


def test_a_group_without_a_known_visit_has_no_rate_and_no_rank(client: ClickHouse) -> None:
    land(client, tried("08:00", "08:30", "unknown"))
    build(client)
    assert client.rows(
        "SELECT visits, first_time_success, wilson_low, wilson_high, comparable, rank"
        " FROM api.success_operator_month"
    ) == [(1, None, None, None, False, None)]


def test_a_group_that_never_succeeds_counts_with_its_visits(client: ClickHouse) -> None:
    land(client, *(tried(f"{hour}:00", f"{hour}:01", "failed-start") for hour in range(10, 14)))
    build(client)
    assert client.rows(
        "SELECT first_time_success, wilson_low, round(wilson_high, 4), comparable, rank"
        " FROM api.success_operator_month"
    ) == [(0.0, 0.0, 0.4899, False, None)]


def test_only_those_are_ranked_whose_interval_is_narrow(client: ClickHouse) -> None:
    """By its lower end; 36 visits that all succeed are enough, and 6 are not."""
    for operator, hours, failures in (("O1", 18, 0), ("O2", 24, 2), ("O3", 3, 0)):
        outcomes = ["failed-start"] * failures + ["charged"] * (2 * hours - failures)
        for n, outcome in enumerate(outcomes):
            clock, later = (f"{n // 2:02}:{n % 2 * 30 + minute:02}" for minute in (0, 9))
            land(client, tried(clock, later, outcome, operator_id=operator))
    build(client)
    assert client.rows(
        "SELECT operator_id, visits, round(first_time_success, 3), round(wilson_low, 3),"
        " round(wilson_high, 3), comparable, rank FROM api.success_operator_month"
        " ORDER BY operator_id"
    ) == [
        ("O1", 36, 1.0, 0.904, 1.0, True, 1),
        ("O2", 48, 0.958, 0.86, 0.988, True, 2),
        ("O3", 6, 1.0, 0.61, 1.0, False, None),
    ]


def test_again_and_after_late_events_is_as_from_scratch(client: ClickHouse) -> None:
    rows = "SELECT * FROM derived.visits ORDER BY ALL"
    land(client, tried("08:00", "08:01", "failed-start", user=ONE), tried("08:30", "09:00"))
    build(client)
    land(client, tried("08:10", "08:20", user=ONE), tried("08:30", "09:00"))
    build(client)
    late = client.rows(rows)
    client.command("TRUNCATE TABLE derived.visits")
    build(client)
    assert client.rows(rows) == late
    assert [each[3] for each in visits(client)] == [2, 1]
