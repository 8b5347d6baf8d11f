"""What a day shows of a connector, from events to a row of `derived.zombie_evidence`."""

from typing import Any

from connections.clickhouse import ClickHouse
from pipelines.zombie import ZOMBIE_EVIDENCE
from schemas.reference.bay import Bay
from tests.pipelines.built import building
from tests.pipelines.given import connector, every, land, meter, refer, session, station, status
from tests.pipelines.networks import bay_says

build = building(ZOMBIE_EVIDENCE)
HOUR_MS = 3_600_000


def shown(client: ClickHouse, columns: str, name: str = "C1") -> tuple[Any, ...]:
    (row,) = client.rows(
        f"SELECT {columns} FROM derived.zombie_evidence WHERE connector_id = %(name)s",
        {"name": name},
    )
    return row


def test_silence_is_no_state(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    build(client)
    assert shown(client, "day_ms, online_ms, offline_ms, free_ms, charges") == (
        24 * HOUR_MS,
        0,
        0,
        0,
        0,
    )


def test_states_are_times_of_the_day(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, *(status("C1", each, "plugged") for each in every(10, "00:00", "05:50")))
    land(client, *(status("C1", each, "charging") for each in every(10, "06:00", "07:50")))
    land(client, *(status("C1", each, "free") for each in every(10, "08:00", "23:50")))
    build(client)
    assert shown(client, "online_ms, plugged_ms, charging_ms, free_ms") == (
        24 * HOUR_MS,
        6 * HOUR_MS,
        2 * HOUR_MS,
        16 * HOUR_MS,
    )


def test_orders_count_by_what_came_of_them_on_the_day_they_ended(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(
        client,
        session("C1", "-1 23:00", "00:30", energy_wh=20_000),
        session("C1", "08:00", "08:01", energy_wh=0, stop_reason="equipment-fault"),
        session("C1", "09:00", "09:10", energy_wh=99, stop_reason="user"),
        session("C1", "10:00", "10:10", energy_wh=-5_000, v2g=True),
        session("C1", "11:00", "11:10", energy_wh=None),
        session("C1", "23:00", "+1 00:30", energy_wh=20_000),
    )
    build(client)
    assert shown(client, "charges, failures, unfed") == (2, 1, 1)


def test_a_register_that_stands_still_is_metered_without_energy(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, *(meter("C1", each, 5_000) for each in every(10, "00:00", "23:50")))
    build(client)
    assert shown(client, "energy_wh, metered_ms") == (0, 86_400_000 - 600_000)


def test_the_bay_is_the_one_that_the_register_names(client: ClickHouse) -> None:
    refer(client, station(), connector("C1", bay_id="B1"), connector("C2"))
    refer(client, Bay(operator_id="O1", bay_id="B1", station_id="S1"))
    for each in every(15, "00:00", "11:45"):
        land(client, bay_says(each, occupancy="occupied", station_id="S1"))
    build(client)
    known, taken = shown(client, "bay_known_ms, bay_taken_ms")
    assert known == taken
    assert 12 * HOUR_MS <= known < 13 * HOUR_MS
    assert shown(client, "bay_known_ms", "C2") == (0,)
