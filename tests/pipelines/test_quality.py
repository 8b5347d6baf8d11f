"""Issues are counted beside the data, of how much was looked at."""

from typing import Any

from connections.clickhouse import ClickHouse
from pipelines.quality import QUALITY
from schemas.events.dead_letter import DeadLetter
from tests.pipelines.built import building
from tests.pipelines.given import (
    base,
    connector,
    every,
    land,
    meter,
    refer,
    session,
    station,
    status,
)

build = building(QUALITY)


def found(client: ClickHouse, issue: str, event_type: str = "charger.session") -> tuple[Any, ...]:
    """How much, of how much."""
    rows = client.rows(
        "SELECT found, looked_at FROM api.data_quality_day"
        " WHERE issue = %(issue)s AND event_type = %(type)s",
        {"issue": issue, "type": event_type},
    )
    return rows[0] if rows else ()


def test_what_events_say_of_themselves_is_counted(client: ClickHouse) -> None:
    land(client, status("C1", "08:00"), status("C1", "09:00", quality="code-unknown"))
    land(client, status("C1", "+1 09:00", quality="code-unknown"))
    build(client)
    assert found(client, "code-unknown", "charger.status") == (1, 2)
    assert found(client, "value-doubtful", "charger.status") == (0, 2)


def test_an_event_that_comes_again_is_counted_once(client: ClickHouse) -> None:
    land(client, status("C1", "08:00", quality="code-unknown"))
    land(client, status("C1", "08:00"))
    build(client)
    assert found(client, "code-unknown", "charger.status") == (0, 1)


def test_clocks_are_told_by_when_events_land(client: ClickHouse) -> None:
    land(client, *(status("C1", each) for each in every(60, "08:00", "17:00")))
    client.command(
        "INSERT INTO landing.charger_status SELECT * REPLACE (_version + 1 AS _version,"
        " event_time + if(toHour(event_time) < 4, -5, 15) * 60 AS _landed_at)"
        " FROM landing.charger_status"
    )
    build(client)
    assert found(client, "clock-ahead", "charger.status") == (4, 10)
    assert found(client, "late", "charger.status") == (6, 10)
    assert found(client, "clock-behind", "charger.status") == (0, 1)


def test_where_nothing_comes_in_time_it_is_the_clock(client: ClickHouse) -> None:
    land(client, status("C1", "08:00"))
    build(client)
    assert found(client, "clock-behind", "charger.status") == (1, 1)


def test_refused_records_stand_among_all_that_were_sent(client: ClickHouse) -> None:
    letter = {"contract": "charger.status", "origin_topic": "charger", "reason": "out-of-range"}
    letters = [DeadLetter(**base("08:00") | letter | {"origin_offset": each}) for each in range(3)]
    land(client, *letters, status("C1", "08:00"))
    build(client)
    assert found(client, "refused-out-of-range", "charger.status") == (3, 4)


def test_orders_that_cannot_be_are_counted(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"), connector("C2", rated_power_w=None))
    land(
        client,
        session("C1", "08:00", "09:00", energy_wh=60_000),
        session("C1", "10:00", "11:00", energy_wh=64_000),
        session("C1", "10:30", "11:30", energy_wh=1000),
        session("C2", "12:00", "13:00", energy_wh=900_000),
        session("C2", "15:00", "14:00", energy_wh=0),
    )
    build(client)
    assert found(client, "order-above-rated") == (1, 3)
    assert found(client, "order-overlaps") == (1, 5)
    assert found(client, "order-backwards") == (1, 5)
    assert found(client, "order-repeated") == (0, 5)


def test_the_same_order_under_another_id_is_found(client: ClickHouse) -> None:
    twice = [session("C1", "08:00", "09:00", energy_wh=60_000) for _ in range(2)]
    land(client, *twice)
    build(client)
    assert found(client, "order-repeated") == (1, 2)


def test_meters_above_rated_power_are_counted_and_kept(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, meter("C1", "08:00", 0, power_w=62_000), meter("C1", "08:30", 70_000))
    land(client, meter("C1", "08:40", 70_000, power_w=64_000), meter("C1", "08:50", 10))
    build(client)
    assert found(client, "power-above-rated", "charger.meter") == (1, 2)
    assert found(client, "energy-above-rated", "charger.meter") == (1, 1)
    assert found(client, "register-fell", "charger.meter") == (1, 1)
    assert client.rows("SELECT sum(import_wh) FROM derived.utilization") == [(70_000,)]


def test_silence_is_a_share_of_the_time_of_registered_connectors(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, *(status("C1", each) for each in every(10, "12:00", "23:50")))
    build(client)
    assert found(client, "occupancy-unknown", "charger.status") == (43_200_000, 86_400_000)


def test_a_second_run_gives_the_same(client: ClickHouse) -> None:
    land(client, status("C1", "08:00"), session("C1", "08:00", "09:00", energy_wh=10_000))
    build(client)
    select = "SELECT * FROM derived.quality ORDER BY ALL"
    first = client.rows(select)
    build(client)
    assert client.rows(select) == first != []
