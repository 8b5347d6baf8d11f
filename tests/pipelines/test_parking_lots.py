from typing import Any

from connections.clickhouse import ClickHouse
from pipelines.parking import PARKING_LOTS
from schemas.reference.lot import Lot
from tests.pipelines.built import building
from tests.pipelines.given import DAY, every, land, refer
from tests.pipelines.networks import lot_says

build = building(PARKING_LOTS)

HOUR_BAYS = 3_600_000  # a bay for an hour


def lot(**more: Any) -> Lot:
    given: dict[str, Any] = {"operator_id": "O1", "lot_id": "L1", "bays": 50}
    return Lot(**given | {"district_code": "500101"} | more)


def hours(client: ClickHouse, column: str) -> dict[int, int]:
    """The hours of the local day in which a column is not 0."""
    rows = client.rows(
        f"SELECT toHour(hour, 'Asia/Shanghai'), {column} FROM derived.parking_lots"
        f" WHERE day = %(day)s AND {column} != 0 ORDER BY hour",
        {"day": DAY},
    )
    return dict(rows)


def of_day(client: ClickHouse, columns: str, view: str = "occupancy") -> tuple[Any, ...]:
    ((row),) = client.rows(f"SELECT {columns} FROM api.parking_{view}_1d")
    return row


def test_free_bays_hold_until_the_next_word_and_are_divided_between_hours(
    client: ClickHouse,
) -> None:
    land(client, lot_says("08:30", 40), lot_says("09:15", 80), lot_says("09:45", 100))
    land(client, lot_says("10:00", 100))
    build(client)
    assert hours(client, "known_ms") == {8: 1_800_000, 9: 3_600_000, 10: 3_600_000}
    assert hours(client, "occupied_bay_ms") == {8: 30 * HOUR_BAYS, 9: 25 * HOUR_BAYS}
    assert hours(client, "known_bay_ms") == {
        8: 50 * HOUR_BAYS,
        9: 100 * HOUR_BAYS,
        10: 100 * HOUR_BAYS,
    }


def test_occupancy_is_bay_time_taken_over_bay_time_known(client: ClickHouse) -> None:
    land(client, lot_says("08:00", 25, 50), lot_says("09:00", 0, 100))
    build(client)
    assert of_day(
        client, "occupied_bay_s, known_bay_s, known_s, unknown_s, coverage, occupancy"
    ) == (450_000.0, 540_000.0, 7200.0, 79_200.0, 1 / 12, 5 / 6)
    assert client.rows(
        "SELECT toHour(hour, 'Asia/Shanghai'), occupancy FROM api.parking_occupancy_1h"
        " WHERE occupancy IS NOT NULL ORDER BY hour"
    ) == [(8, 0.5), (9, 1.0)]


def test_after_an_hour_of_silence_nothing_is_known(client: ClickHouse) -> None:
    land(client, lot_says("08:00", 25), lot_says("09:30", 25))
    build(client)
    assert hours(client, "known_ms") == {8: 3_600_000, 9: 1_800_000, 10: 1_800_000}


def test_the_day_is_the_citys_and_what_was_said_before_it_is_carried_in(
    client: ClickHouse,
) -> None:
    land(client, lot_says("-1 23:30", 40), lot_says("23:45", 90))
    build(client)
    assert hours(client, "known_ms") == {0: 1_800_000, 23: 900_000}
    assert hours(client, "occupied_bay_ms") == {0: 30 * HOUR_BAYS, 23: 10 * HOUR_BAYS // 4}
    assert client.rows(
        "SELECT toString(min(hour)), toString(max(hour)) FROM derived.parking_lots"
        " WHERE known_ms > 0"
    ) == [("2026-03-09 16:00:00", "2026-03-10 15:00:00")]


def test_capacity_is_the_lots_own_and_else_the_registers(client: ClickHouse) -> None:
    refer(client, lot(bays=50))
    land(client, lot_says("08:00", 20, None), lot_says("09:00", 20, 40), lot_says("10:00", 40, 40))
    build(client)
    assert hours(client, "known_bay_ms") == {
        8: 50 * HOUR_BAYS,
        9: 40 * HOUR_BAYS,
        10: 40 * HOUR_BAYS,
    }
    assert hours(client, "known_by_register_bay_ms") == {8: 50 * HOUR_BAYS}
    assert of_day(client, "district_code, registered") == ("500101", True)


def test_without_a_capacity_or_a_count_nothing_is_known(client: ClickHouse) -> None:
    refer(client, lot(valid_to=DAY))
    land(client, lot_says("08:00", 20, None), lot_says("08:30", None))
    build(client)
    assert of_day(client, "known_s, unknown_s, coverage, occupancy, registered") == (
        0.0,
        86_400.0,
        0.0,
        None,
        False,
    )


def test_more_free_bays_than_bays_are_doubtful_and_counted_but_never_clipped(
    client: ClickHouse,
) -> None:
    land(client, lot_says("08:00", 101), lot_says("08:30", 90), lot_says("09:30", 90))
    build(client)
    assert of_day(client, "doubtful_statements, doubtful_s, known_s, occupancy") == (
        1,
        1800.0,
        7200.0,
        0.1,
    )


def test_turnover_is_vehicles_in_over_bays(client: ClickHouse) -> None:
    land(client, *(lot_says(each, 50, entered=3, left=2) for each in every(30, "00:00", "23:30")))
    build(client)
    assert of_day(client, "entered, left, bays, turnover, coverage", "turnover") == (
        144,
        96,
        100.0,
        1.44,
        1.0,
    )
    assert hours(client, "entered") == dict.fromkeys(range(24), 6)


def test_turnover_is_unknown_where_the_gates_do_not_count(client: ClickHouse) -> None:
    land(client, lot_says("08:00", 50), lot_says("08:30", 50, 100))
    build(client)
    assert of_day(client, "entered, turnover, statements_without_count, coverage", "turnover") == (
        None,
        None,
        2,
        0.0,
    )


def test_a_registered_lot_that_was_never_heard_of_is_unknown_all_day(client: ClickHouse) -> None:
    refer(client, lot())
    build(client)
    assert of_day(client, "lot_id, registered, unknown_s, occupancy") == (
        "L1",
        True,
        86_400.0,
        None,
    )
    assert of_day(client, "turnover, coverage", "turnover") == (None, None)


def test_duplicates_count_once_and_a_late_statement_changes_its_hours(client: ClickHouse) -> None:
    land(client, lot_says("08:00", 40, entered=5), lot_says("08:00", 40, entered=5))
    build(client)
    assert hours(client, "entered") == {8: 5}
    assert hours(client, "occupied_bay_ms") == {8: 60 * HOUR_BAYS}
    land(client, lot_says("08:30", 80, entered=1))
    build(client)
    assert hours(client, "entered") == {8: 6}
    assert hours(client, "occupied_bay_ms") == {8: 40 * HOUR_BAYS, 9: 10 * HOUR_BAYS}
