from typing import Any
from zoneinfo import ZoneInfo

from connections.clickhouse import ClickHouse
from pipelines.utilization import UTILIZATION
from tests.pipelines.built import building
from tests.pipelines.given import (
    DAY,
    at,
    connector,
    every,
    land,
    meter,
    refer,
    session,
    station,
    status,
)

build = building(UTILIZATION)


def hours(client: ClickHouse, column: str, connector_id: str = "C1") -> dict[int, Any]:
    """The hours of the local day in which a column is not 0."""
    rows = client.rows(
        f"SELECT toHour(hour, 'Asia/Shanghai'), {column} FROM derived.utilization"
        f" WHERE connector_id = %(id)s AND day = %(day)s AND {column} != 0 ORDER BY hour",
        {"id": connector_id, "day": DAY},
    )
    return dict(rows)


def of_day(client: ClickHouse, columns: str, level: str = "city") -> tuple[Any, ...]:
    ((row),) = client.rows(f"SELECT {columns} FROM api.utilization_{level}_day")
    return row


def test_time_is_divided_between_the_hours_that_it_lies_in(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, *(status("C1", each, "charging") for each in every(10, "08:40", "10:00")))
    land(client, status("C1", "10:10", "plugged"), status("C1", "10:15", "discharging"))
    land(client, status("C1", "10:20", "free"))
    build(client)
    assert hours(client, "charging_ms") == {8: 1_200_000, 9: 3_600_000, 10: 600_000}
    assert hours(client, "plugged_ms") == {10: 300_000}
    assert hours(client, "discharging_ms") == {10: 300_000}
    assert hours(client, "operating_ms") == dict.fromkeys(range(24), 3_600_000)
    assert hours(client, "unknown_ms")[10] == 1_500_000


def test_time_utilization_counts_charging_and_discharging_over_time_in_operation(
    client: ClickHouse,
) -> None:
    refer(client, station(), connector("C1"), connector("C2"))
    land(client, *(status("C1", each, "charging") for each in every(10, "00:00", "05:50")))
    land(client, *(status("C1", each, "discharging") for each in every(10, "06:00", "11:50")))
    land(client, *(status("C1", each, "free") for each in every(10, "12:00", "23:50")))
    build(client)
    assert of_day(
        client,
        "connectors_operating, charging_s, discharging_s, operating_s, unknown_s, time_coverage,"
        " time_utilization",
    ) == (2, 21_600.0, 21_600.0, 172_800.0, 86_400.0, 0.5, 0.25)


def test_a_rate_of_which_nothing_is_known_is_null_and_not_0(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    build(client)
    assert of_day(
        client,
        "operating_s, unknown_s, time_coverage, time_utilization, import_wh, energy_coverage,"
        " energy_utilization",
    ) == (86_400.0, 86_400.0, 0.0, None, None, 0.0, None)


def test_without_anything_in_operation_every_rate_is_null(client: ClickHouse) -> None:
    refer(client, station(), connector("C1", operating_state="closed"))
    land(client, *(status("C1", each, "charging") for each in every(10, "00:00", "05:50")))
    build(client)
    assert of_day(
        client, "connectors, connectors_operating, charging_s, time_coverage, time_utilization"
    ) == (1, 0, 0.0, None, None)


def test_a_closed_station_takes_its_connectors_out_of_operation(client: ClickHouse) -> None:
    refer(client, station(operating_state="closed"), connector("C1"))
    build(client)
    assert of_day(client, "connectors, connectors_operating") == (1, 0)


def test_energy_is_what_the_register_rose_by(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, meter("C1", "08:00", 1000), meter("C1", "08:20", 3000), meter("C1", "08:50", 9000))
    build(client)
    assert hours(client, "import_wh") == {8: 8000}
    assert hours(client, "metered_ms") == {8: 3_000_000}


def test_a_difference_over_hours_is_apportioned_by_time_to_the_last_wh(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, meter("C1", "08:30", 0), meter("C1", "11:00", 1000))
    build(client)
    assert hours(client, "import_wh") == {8: 200, 9: 400, 10: 400}
    land(client, meter("C1", "11:00", 1001))
    build(client)
    assert hours(client, "import_wh") == {8: 200, 9: 400, 10: 401}


def test_a_difference_over_midnight_belongs_to_both_days(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, meter("C1", "-1 23:30", 0), meter("C1", "00:30", 1000))
    land(client, meter("C1", "23:45", 3000), meter("C1", "+1 00:15", 3500))
    build(client)
    assert hours(client, "import_wh")[0] == 500 + 43
    assert sum(hours(client, "import_wh").values()) == 500 + 2000 + 250


def test_a_difference_that_ends_too_late_for_the_day_before_belongs_to_this_one(
    client: ClickHouse,
) -> None:
    refer(client, station(), connector("C1"))
    land(client, meter("C1", "-1 20:00", 0), meter("C1", "02:00", 1000))
    land(client, meter("C1", "22:00", 1000), meter("C1", "+1 04:00", 9000))
    build(client)
    assert hours(client, "import_wh") == {0: 500, 1: 500}


def test_a_falling_register_is_a_reset_that_counts_but_contributes_nothing(
    client: ClickHouse,
) -> None:
    refer(client, station(), connector("C1"))
    land(client, meter("C1", "08:00", 5000), meter("C1", "08:10", 6000))
    land(client, meter("C1", "08:20", 100), meter("C1", "08:30", 300))
    build(client)
    assert hours(client, "import_wh") == {8: 1200}
    assert hours(client, "meter_resets") == {8: 1}
    assert hours(client, "metered_ms") == {8: 1_200_000}


def test_export_is_a_register_of_its_own(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, meter("C1", "08:00", 0, export_wh=100), meter("C1", "09:00", 0, export_wh=1100))
    land(client, meter("C1", "09:30", 500))
    build(client)
    assert hours(client, "export_wh") == {8: 1000}
    assert hours(client, "import_wh") == {9: 500}


def test_energy_out_of_which_no_register_was_read_is_null_and_not_0(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, meter("C1", "08:00", 0), meter("C1", "09:00", 1000))
    build(client)
    assert of_day(client, "import_wh, export_wh") == (1000, None)
    land(client, meter("C1", "10:00", 2000, export_wh=0), meter("C1", "11:00", 3000, export_wh=0))
    build(client)
    assert of_day(client, "import_wh, export_wh") == (3000, 0)


def test_a_correction_takes_a_reading_back(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, meter("C1", "08:00", 0), meter("C1", "08:30", 9000), meter("C1", "09:00", 1000))
    land(client, meter("C1", "08:30", None))
    build(client)
    assert hours(client, "import_wh") == {8: 1000}
    assert hours(client, "meter_resets") == {}


def test_energy_utilization_is_energy_both_ways_over_rated_power_by_time(
    client: ClickHouse,
) -> None:
    refer(client, station(), connector("C1", rated_power_w=10_000))
    refer(client, connector("C2", rated_power_w=None))
    land(client, meter("C1", "00:00", 0, export_wh=0))
    land(client, meter("C1", "12:00", 40_000, export_wh=20_000))
    land(client, meter("C2", "00:00", 0), meter("C2", "12:00", 99_000))
    build(client)
    assert of_day(
        client,
        "import_wh, export_wh, energy_wh, energy_possible_wh, energy_unknown_s, energy_coverage,"
        " energy_utilization",
    ) == (139_000, 20_000, 60_000, 240_000.0, 43_200.0, 0.5, 0.25)


def test_orders_count_where_they_begin_and_end_and_keep_their_own_energy(
    client: ClickHouse,
) -> None:
    refer(client, station(), connector("C1"))
    land(client, session("C1", "08:30", "09:30", energy_wh=7000))
    land(client, session("C1", "10:00", "10:30", v2g=True, energy_wh=-2000))
    land(client, session("C1", "-1 23:30", "00:30", event_time=at("+1 05:00")))
    build(client)
    assert hours(client, "sessions_started") == {8: 1, 10: 1}
    assert hours(client, "sessions_ended") == {0: 1, 9: 1, 10: 1}
    assert of_day(client, "sessions_started, sessions_ended, order_import_wh, order_export_wh") == (
        2,
        3,
        7000,
        2000,
    )


def test_levels_pool_numerators_and_denominators_instead_of_averaging_rates(
    client: ClickHouse,
) -> None:
    refer(client, station("S1", use_class="public"), station("S2", use_class="workplace"))
    refer(client, connector("C1"), connector("C2"))
    refer(client, connector("D1", station_id="S2"))
    land(client, *(status("C1", each, "charging") for each in every(10, "00:00", "23:50")))
    build(client)
    rates = "SELECT {} FROM api.utilization_{}_day ORDER BY ALL"
    assert client.rows(rates.format("connector_id, time_utilization", "connector")) == [
        ("C1", 1.0),
        ("C2", None),
        ("D1", None),
    ]
    assert client.rows(rates.format("station_id, time_utilization", "station")) == [
        ("S1", 0.5),
        ("S2", None),
    ]
    assert client.rows(rates.format("use_class, time_utilization", "use_class")) == [
        ("public", 0.5),
        ("workplace", None),
    ]
    assert client.rows(rates.format("district_code, time_utilization", "district")) == [
        ("500101", 1 / 3)
    ]


def test_a_connector_outside_of_the_register_counts_in_totals_but_in_no_rate(
    client: ClickHouse,
) -> None:
    refer(client, station(), connector("C1"))
    land(client, *(status("C9", each, "charging") for each in every(10, "00:00", "23:50")))
    land(client, meter("C9", "08:00", 0), meter("C9", "08:30", 500))
    build(client)
    assert of_day(client, "connectors, connectors_operating, charging_s, import_wh, energy_wh") == (
        2,
        1,
        0.0,
        500,
        None,
    )


def test_hours_are_counted_from_local_midnight_in_half_hour_zones_too(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, meter("C1", "08:00", 0), meter("C1", "09:00", 600))
    build(client, zone=ZoneInfo("Asia/Kolkata"))  # 2 h 30 min behind
    assert client.rows(
        "SELECT toString(hour, 'Asia/Kolkata'), import_wh FROM derived.utilization"
        " WHERE import_wh > 0 ORDER BY hour"
    ) == [("2026-03-10 05:00:00", 300), ("2026-03-10 06:00:00", 300)]
