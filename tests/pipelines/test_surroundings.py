"""Congested roads and full lots near stations, and arrivals in congested and in clear hours."""

from typing import Any

import pytest

from connections.clickhouse import ClickHouse
from pipelines.blocking import SURROUNDINGS
from pipelines.blocking.surroundings import GROUND, MARGIN_M, RESOLUTION, RINGS
from pipelines.blocking.surroundings.rules import ROADS_WITHIN_M
from schemas.reference.lot import Lot
from schemas.reference.road_segment import RoadSegment
from tests.pipelines.built import building
from tests.pipelines.given import connector, every, land, refer, station, status
from tests.pipelines.networks import lot_says, reading

build = building(SURROUNDINGS)

HERE: dict[str, Any] = {"longitude": 106.55, "latitude": 29.56}
NEAR: dict[str, Any] = {"longitude": 106.55, "latitude": 29.564}  # 445 m
FAR: dict[str, Any] = {"longitude": 106.55, "latitude": 29.57}  # 1.1 km


@pytest.fixture(autouse=True)
def _registered(client: ClickHouse) -> None:
    refer(client, station(**HERE), connector("C1"))


def around(client: ClickHouse, columns: str, hour: int) -> tuple[Any, ...]:
    ((row),) = client.rows(
        f"SELECT {columns} FROM api.surroundings_hour WHERE toHour(hour, 'Asia/Shanghai') = %(h)s",
        {"h": hour},
    )
    return row


def test_roads_and_lots_count_within_their_distance(client: ClickHouse) -> None:
    refer(client, RoadSegment(operator_id="O1", segment_id="R1", free_speed_kmh=60, **NEAR))
    refer(client, RoadSegment(operator_id="O1", segment_id="R2", free_speed_kmh=60, **FAR))
    refer(client, Lot(operator_id="O1", lot_id="L1", **NEAR))
    refer(client, Lot(operator_id="O1", lot_id="L2", **FAR))
    land(client, *(reading(each, 20) for each in every(5, "08:00", "08:30")))
    land(client, *(reading(each, 60) for each in every(5, "08:35", "09:00")))
    land(client, *(reading(each, 20, segment_id="R2") for each in every(5, "08:00", "09:00")))
    land(client, *(lot_says(each, 25) for each in every(10, "08:00", "08:50")))
    land(client, *(lot_says(each, 0, lot_id="L2") for each in every(10, "08:00", "08:50")))
    build(client)
    assert around(client, "judged_s, congested_s, congestion, road_coverage", 8) == (
        3600.0,
        1800.0,
        0.5,
        1.0,
    )
    assert around(client, "parking_occupancy, parking_coverage", 8) == (0.75, 1.0)
    assert around(client, "congestion, parking_occupancy, road_coverage", 15) == (None, None, 0.0)


def test_stations_of_one_cell_have_each_what_is_near_them(client: ClickHouse) -> None:
    beside: dict[str, Any] = {"longitude": 106.55, "latitude": 29.5604}  # 44 m nearer to both
    refer(client, station("S2", **beside), connector("C2", station_id="S2"))
    edge: dict[str, Any] = {"longitude": 106.55, "latitude": 29.5692}  # 1,023 m from the first
    refer(client, RoadSegment(operator_id="O1", segment_id="R1", free_speed_kmh=60, **NEAR))
    refer(client, RoadSegment(operator_id="O1", segment_id="R2", free_speed_kmh=60, **edge))
    build(client)
    assert client.rows(
        "SELECT station_id, road_ms / 3600000 FROM derived.surroundings WHERE hour_of_day = 8"
        " ORDER BY station_id"
    ) == [("S1", 1.0), ("S2", 2.0)]
    assert client.rows(
        "SELECT geoToH3(29.56, 106.55, %(ground)s) = geoToH3(29.5604, 106.55, %(ground)s)",
        {"ground": GROUND},
    ) == [(1,)]


def test_the_rings_that_are_looked_at_hold_all_that_may_be_near(client: ClickHouse) -> None:
    farthest_m = ROADS_WITHIN_M + 90 + MARGIN_M  # a cell's corner is 90 m from its middle at most
    assert client.rows(
        "SELECT countIf(NOT has("
        " h3kRing(geoToH3(latitude, longitude, %(resolution)s), %(rings)s),"
        " geoToH3(latitude + %(degrees)s * cos(bearing),"
        " longitude + %(degrees)s * sin(bearing) / cos(radians(latitude)), %(resolution)s)))"
        " FROM (SELECT cityHash64(number, 1) %% 1200000 / 10000 - 60 AS latitude,"
        " cityHash64(number, 2) %% 3590000 / 10000 - 179.5 AS longitude,"
        " number / 100 AS bearing FROM numbers(200000))",
        {"resolution": RESOLUTION, "rings": RINGS, "degrees": farthest_m / 111_195},
    ) == [(0,)]


def test_a_station_with_nothing_near_or_without_a_place_knows_nothing(client: ClickHouse) -> None:
    refer(client, station(longitude=None, latitude=None))
    refer(client, RoadSegment(operator_id="O1", segment_id="R1", free_speed_kmh=60, **NEAR))
    land(client, *(reading(each, 20) for each in every(5, "08:00", "09:00")))
    build(client)
    assert around(
        client, "congestion, road_coverage, parking_occupancy, arrivals, arrivals_coverage", 8
    ) == (None, None, None, None, 0.0)


def test_who_takes_a_free_connector_arrives(client: ClickHouse) -> None:
    land(client, *(status("C1", each) for each in every(10, "08:00", "08:20")))
    land(client, status("C1", "08:30", "plugged"), status("C1", "08:31", "charging"))
    land(client, status("C1", "08:40"), status("C1", "08:50", "charging"))
    land(client, status("C1", "09:30", "charging"))  # who was there after a silence is found
    build(client)
    assert around(client, "arrivals, arrivals_coverage", 8) == (2, 1.0)
    assert around(client, "arrivals", 9) == (0,)


ALL, HALF = 3_600_000, 1_800_000


def hours(client: ClickHouse, *rows: tuple[str, int, int, int, int, int]) -> None:
    """Day, hour of day, arrivals, known time of one connector, time judged and congested."""
    days, numbers, arrivals, known, judged, congested = zip(*rows, strict=True)
    for n, day in enumerate(days):
        client.command(
            "INSERT INTO derived.surroundings (day, hour, hour_of_day, operator_id, station_id,"
            " district_code, connector_ms, known_connector_ms, arrivals, road_ms, judged_ms,"
            " congested_ms) VALUES (%(day)s, toDateTime(%(day)s) + 3600 * %(hour)s, %(hour)s, 'O1',"
            " 'S1', '500101', 3600000, %(known)s, %(arrivals)s, 3600000, %(judged)s, %(slow)s)",
            {
                "day": day,
                "hour": numbers[n],
                "known": known[n],
                "arrivals": arrivals[n],
                "judged": judged[n],
                "slow": congested[n],
            },
        )


def test_congested_hours_are_compared_with_clear_ones_of_the_same_hour_of_day(
    client: ClickHouse,
) -> None:
    hours(
        client,
        ("2026-03-09", 8, 2, ALL, ALL, ALL),
        ("2026-03-10", 8, 5, ALL, ALL, 0),
        ("2026-03-11", 8, 2, HALF, ALL, 0),
        ("2026-03-14", 8, 90, ALL, ALL, 0),  # a Saturday
        ("2026-03-09", 9, 7, ALL, ALL, ALL),  # no clear hour to compare with
        ("2026-03-10", 3, 1, ALL, ALL, 0),
        ("2026-03-10", 9, 50, ALL, HALF - 1, 0),  # hardly known: roads,
        ("2026-03-11", 9, 50, HALF - 1, ALL, 0),  # connectors
    )
    # 7 arrivals in an hour and a half of clear hours are 4.666666 in a congested one.
    for level in ("station", "district", "city"):
        assert client.rows(
            "SELECT congested_hours, clear_hours, unknown_hours, compared_hours,"
            " congested_arrivals, clear_arrivals, expected_arrivals, round(effect, 4)"
            f" FROM api.congestion_effect_{level}_month"
        ) == [(2, 4, 2, 1, 2, 7, 4.666666, 0.4286)]


def test_without_hours_to_compare_no_effect_is_known(client: ClickHouse) -> None:
    hours(client, ("2026-03-09", 8, 2, ALL, ALL, ALL), ("2026-03-10", 9, 2, ALL, ALL, 0))
    assert client.rows("SELECT compared_hours, effect FROM api.congestion_effect_city_month") == [
        (0, None)
    ]


def test_again_and_after_late_events_is_as_from_scratch(client: ClickHouse) -> None:
    rows = "SELECT * FROM derived.surroundings ORDER BY ALL"
    land(client, status("C1", "08:00"), status("C1", "08:20", "charging"))
    build(client)
    land(client, status("C1", "08:10", "charging"))
    build(client)
    late = client.rows(rows)
    client.command("TRUNCATE TABLE derived.surroundings")
    build(client)
    assert client.rows(rows) == late
