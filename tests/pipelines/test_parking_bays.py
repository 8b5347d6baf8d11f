from typing import Any

from connections.clickhouse import ClickHouse
from pipelines.parking import PARKING_BAYS
from schemas.reference.bay import Bay
from tests.pipelines.built import building
from tests.pipelines.given import DAY, land, refer
from tests.pipelines.networks import bay_says, free, taken

build = building(PARKING_BAYS)

ONE, OTHER = "k1:00000000000000aa", "k1:00000000000000bb"


def bay(name: str, **more: Any) -> Bay:
    return Bay(**{"operator_id": "O1", "lot_id": "L1", "bay_id": name} | more)


def hours(client: ClickHouse, column: str) -> dict[int, int]:
    """The hours of the local day in which a column is not 0."""
    rows = client.rows(
        f"SELECT toHour(hour, 'Asia/Shanghai'), {column} FROM derived.parking_bays"
        f" WHERE day = %(day)s AND {column} != 0 ORDER BY hour",
        {"day": DAY},
    )
    return dict(rows)


def of_lot(client: ClickHouse, columns: str) -> tuple[Any, ...]:
    ((row),) = client.rows(f"SELECT {columns} FROM api.parking_bays_of_lot_1d")
    return row


def test_time_taken_is_told_by_energy_class(client: ClickHouse) -> None:
    land(client, taken("08:30", "electric"), taken("08:50", "plug-in-hybrid"))
    land(client, taken("09:10", "fuel"), taken("09:20"), free("09:30"))
    build(client)
    assert hours(client, "electric_ms") == {8: 1_200_000}
    assert hours(client, "hybrid_ms") == {8: 600_000, 9: 600_000}
    assert hours(client, "fuel_ms") == {9: 600_000}
    assert hours(client, "occupied_ms") == {8: 1_800_000, 9: 1_800_000}
    assert of_lot(client, "occupied_s, class_unknown_s, known_s, occupancy") == (
        3600.0,
        600.0,
        5400.0,
        2 / 3,
    )


def test_after_half_an_hour_of_silence_and_while_it_says_so_a_bay_is_unknown(
    client: ClickHouse,
) -> None:
    land(client, taken("08:00"), free("09:00"), bay_says("09:10"))
    build(client)
    assert hours(client, "known_ms") == {8: 1_800_000, 9: 600_000}
    assert of_lot(client, "unknown_s, coverage") == (84_000.0, 2400 / 86_400)


def test_an_occupation_begins_where_a_free_bay_is_taken(client: ClickHouse) -> None:
    land(client, free("08:00"), taken("08:10"), taken("08:25"), free("08:40"), taken("09:10"))
    build(client)
    assert hours(client, "occupations_begun") == {8: 1, 9: 1}
    assert of_lot(client, "bays, occupations_begun, occupations_found, turnover") == (1, 2, 0, 2.0)


def test_another_vehicle_without_a_free_bay_between_begins_an_occupation(
    client: ClickHouse,
) -> None:
    land(client, free("07:50"), taken("08:00", vehicle=ONE), taken("08:10", vehicle=ONE))
    land(client, taken("08:20"), taken("08:30", vehicle=OTHER), taken("08:40", vehicle=ONE))
    build(client)
    assert of_lot(client, "occupations_begun") == (2,)


def test_a_bay_that_is_taken_after_a_silence_is_found_and_nobody_knows_since_when(
    client: ClickHouse,
) -> None:
    land(client, taken("08:00"), free("08:10"), taken("08:41"), bay_says("08:50"), taken("08:55"))
    build(client)
    assert of_lot(client, "occupations_begun, occupations_found") == (0, 3)


def test_what_stood_there_before_midnight_is_carried_in_and_begins_nothing(
    client: ClickHouse,
) -> None:
    land(client, free("-1 23:40"), taken("-1 23:50", "fuel"), taken("00:05", "fuel"))
    land(client, free("23:50"), taken("+1 00:05"))
    build(client)
    assert hours(client, "fuel_ms") == {0: 2_100_000}
    assert of_lot(client, "occupations_begun, occupations_found") == (0, 0)


def test_ice_blocked_is_the_time_of_fuel_cars_in_charging_bays(client: ClickHouse) -> None:
    refer(client, bay("B1", station_id="S1"), bay("B2"))
    land(client, taken("08:00", "fuel"), free("08:15"), taken("08:00", "fuel", bay_id="B2"))
    land(client, taken("08:00", "fuel", bay_id="B3", connector_id="C3"))
    build(client)
    assert client.rows(
        "SELECT bay_id, charging, registered, fuel_s, ice_blocked_s, ice_blocked"
        " FROM api.parking_bay_1d ORDER BY bay_id"
    ) == [
        ("B1", True, True, 900.0, 900.0, 1 / 3),
        ("B2", False, True, 1800.0, 0.0, None),
        ("B3", True, False, 1800.0, 1800.0, 1.0),
    ]
    assert of_lot(client, "ice_blocked_s, charging_known_s, ice_blocked") == (
        2700.0,
        4500.0,
        0.6,
    )


def test_a_registered_bay_that_was_never_heard_of_counts_in_turnover_as_unknown(
    client: ClickHouse,
) -> None:
    refer(client, bay("B1"), bay("B2"))
    build(client)
    assert of_lot(client, "bays, unknown_s, coverage, occupancy, turnover") == (
        2,
        172_800.0,
        0.0,
        None,
        None,
    )


def test_duplicates_count_once_and_a_late_statement_changes_its_hours(client: ClickHouse) -> None:
    land(client, free("08:00"), taken("08:10"), taken("08:10"))
    build(client)
    assert of_lot(client, "occupations_begun, occupied_s") == (1, 1800.0)
    land(client, free("08:20"))
    build(client)
    assert of_lot(client, "occupations_begun, occupied_s") == (1, 600.0)


def test_bays_of_stations_count_in_their_lot_as_others_do(
    client: ClickHouse,
) -> None:
    there = {"bay_id": "B2", "station_operator_id": "O1", "station_id": "S1"}
    land(client, taken("08:00"), taken("08:00", **there))
    build(client)
    assert of_lot(client, "bays, occupied_s") == (2, 3600.0)
