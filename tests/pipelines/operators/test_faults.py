"""A fault lasts from the first word of it to the first word that all is in order."""

from datetime import date, timedelta
from typing import Any

import pytest

from connections.clickhouse import ClickHouse
from pipelines.operators import FAULTS
from tests.pipelines.built import building
from tests.pipelines.given import DAY, connector, every, land, refer, station, status

build = building(FAULTS)
NEXT = DAY + timedelta(days=1)


def said(client: ClickHouse, operability: str, begins: str, ends: str) -> None:
    land(
        client,
        *(status("C1", each, operability=operability) for each in every(10, begins, ends)),
    )


def build_days(client: ClickHouse, *days: date) -> None:
    refer(client, station(), connector("C1"))
    for day in days:
        build(client, day)


def faults(client: ClickHouse) -> list[tuple[Any, ...]]:
    """Begin and repair in local time, and hours until the repair."""
    return client.rows(
        "SELECT formatDateTime(began, '%d %H:%i', 'Asia/Shanghai'),"
        " formatDateTime(repaired_at, '%d %H:%i', 'Asia/Shanghai'), repair_s / 3600"
        " FROM api_decision.faults ORDER BY seen_until"
    )


def test_repair_is_told_by_the_first_word_of_order(client: ClickHouse) -> None:
    said(client, "ok", "00:00", "07:50")
    said(client, "faulted", "08:00", "09:50")
    said(client, "maintenance", "10:00", "10:50")
    said(client, "ok", "11:00", "23:50")
    build_days(client, DAY)
    assert faults(client) == [("10 08:00", "10 11:00", 3)]


@pytest.mark.parametrize("order", [(DAY, NEXT), (NEXT, DAY)], ids=["in order", "backwards"])
def test_a_fault_over_midnight_is_one(client: ClickHouse, order: tuple[date, date]) -> None:
    said(client, "ok", "00:00", "21:50")
    said(client, "faulted", "22:00", "+1 01:50")
    said(client, "ok", "+1 02:00", "+1 23:50")
    build_days(client, *order)
    assert faults(client) == [("10 22:00", "11 02:00", 4)]


def test_silence_repairs_nothing(client: ClickHouse) -> None:
    said(client, "ok", "00:00", "07:50")
    said(client, "faulted", "08:00", "08:50")
    said(client, "ok", "+1 03:00", "+1 23:50")
    build_days(client, DAY, NEXT)
    assert faults(client) == [("10 08:00", "11 03:00", 19)]
    assert client.rows("SELECT faulted_s, unknown_s FROM api_decision.faults") == [
        (3900.0, 19 * 3600 - 3900.0)
    ]


def test_what_was_there_before_the_first_day_has_no_beginning(client: ClickHouse) -> None:
    said(client, "faulted", "-1 23:50", "08:50")
    said(client, "ok", "09:00", "23:50")
    build_days(client, DAY)
    assert faults(client) == [(None, "10 09:00", None)]


def test_a_fault_that_is_still_there_is_overdue_after_two_days(client: ClickHouse) -> None:
    days = [DAY + timedelta(days=each) for each in range(3)]
    said(client, "ok", "00:00", "21:50")
    said(client, "faulted", "22:00", "+2 23:50")
    build_days(client, *days[:2])
    assert client.rows("SELECT overdue FROM api_decision.faults") == [(False,)]
    build(client, days[2])
    assert client.rows("SELECT overdue, repaired_at FROM api_decision.faults") == [(True, None)]


def test_silence_alone_is_no_fault(client: ClickHouse) -> None:
    build_days(client, DAY)
    assert faults(client) == []
