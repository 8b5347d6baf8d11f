from typing import Any

from connections.clickhouse import ClickHouse
from pipelines.siting import SITING
from schemas.events.vehicle_telemetry import VehicleTelemetry
from tests.pipelines.built import building
from tests.pipelines.given import DAY, base, connector, every, land, refer, station, status

build = building(SITING)

# Two places far apart, each in the middle of nothing else.
HERE, THERE = (106.26, 29.29), (106.40, 29.29)


def vehicle(clock: str, where: tuple[float, float], **more: Any) -> VehicleTelemetry:
    """A vehicle that stands without charging, with little charge."""
    given: dict[str, Any] = {
        "vehicle": "k1:0123456789abcdef",
        "speed_kmh": 0.0,
        "soc_percent": 20.0,
        "odometer_m": 5000,
        "charge_state": "not-charging",
        "longitude": where[0],
        "latitude": where[1],
    }
    return VehicleTelemetry(**base(clock) | given | more)


def site(where: tuple[float, float], name: str = "S1", **more: Any) -> list[Any]:
    place = {"longitude": where[0], "latitude": where[1], "operating_state": "operating"}
    return [station(name, **place | more), connector(f"C{name[1:]}", station_id=name)]


def ranked(client: ClickHouse) -> list[tuple[Any, ...]]:
    """What to do, occupied share, hours stood, score and rank of cells where vehicles stood."""
    return client.rows(
        "SELECT action, round(occupied_share, 4), dwell_s / 3600, round(score_h, 4), rank"
        " FROM api.siting WHERE day = %(day)s AND dwell_s > 0 ORDER BY rank, dwell_s",
        {"day": DAY},
    )


def test_without_a_connector_in_reach_all_the_time_that_vehicles_stood_counts(
    client: ClickHouse,
) -> None:
    land(client, vehicle("08:00", HERE), vehicle("10:00", HERE, soc_percent=90.0))
    build(client)
    assert ranked(client) == [("build", None, 2.0, 2.0, 1)]


def test_beside_connectors_it_counts_by_how_occupied_they_were(client: ClickHouse) -> None:
    refer(client, *site(HERE))
    land(client, *(status("C1", each) for each in every(10, "-1 23:50", "11:50")))
    land(client, *(status("C1", each, "charging") for each in every(10, "12:00", "23:50")))
    land(client, vehicle("08:00", HERE), vehicle("10:00", HERE, soc_percent=90.0))
    land(client, vehicle("12:00", THERE), vehicle("13:30", THERE, soc_percent=90.0))
    build(client)
    assert ranked(client) == [
        ("build", None, 1.5, 1.5, 1),
        ("upgrade", 0.5, 2.0, 1.0, 2),
    ]


def test_connectors_of_which_nothing_is_known_give_no_score_and_not_0(client: ClickHouse) -> None:
    refer(client, *site(HERE))
    land(client, vehicle("08:00", HERE), vehicle("10:00", HERE, soc_percent=90.0))
    build(client)
    assert ranked(client) == [("upgrade", None, 2.0, None, None)]


def test_a_day_on_which_no_vehicle_was_heard_has_no_demand_and_not_0(client: ClickHouse) -> None:
    refer(client, *site(HERE))
    land(client, *(status("C1", each) for each in every(10, "-1 23:50", "23:50")))
    build(client)
    assert client.rows(
        "SELECT DISTINCT dwell_s, score_h, rank FROM api.siting WHERE day = %(day)s", {"day": DAY}
    ) == [(None, None, None)]


def test_a_vehicle_that_drove_on_stood_only_until_its_silence_was_too_long(
    client: ClickHouse,
) -> None:
    land(client, vehicle("08:00", HERE), vehicle("10:00", THERE, soc_percent=90.0))
    build(client)
    assert ranked(client) == [("build", None, 5 / 60, 0.0833, 1)]


def test_of_frames_of_one_time_the_one_that_came_last_holds(client: ClickHouse) -> None:
    land(client, vehicle("08:00", HERE, soc_percent=90.0), vehicle("10:00", HERE, soc_percent=90.0))
    land(client, vehicle("08:00", HERE))
    build(client)
    assert ranked(client) == [("build", None, 2.0, 2.0, 1)]


def test_full_charging_and_driving_vehicles_need_nothing(client: ClickHouse) -> None:
    land(client, vehicle("08:00", HERE, soc_percent=51.0), vehicle("09:00", HERE, speed_kmh=30.0))
    land(client, vehicle("10:00", HERE, charge_state="parked-charging"))
    build(client)
    assert ranked(client) == []


def test_a_second_run_gives_the_same_cells(client: ClickHouse) -> None:
    refer(client, *site(HERE))
    land(client, vehicle("08:00", HERE), vehicle("10:00", THERE))
    build(client)
    first = client.rows("SELECT * FROM derived.siting ORDER BY cell")
    build(client)
    assert len(first) == 8
    assert client.rows("SELECT * FROM derived.siting ORDER BY cell") == first
