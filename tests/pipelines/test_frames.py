"""Frames of loads: what was known of stations, feeders and areas, and when."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from pipelines.forecast.frame import Frame
from pipelines.frames.frame import HISTORY_DAYS, read_frame
from pipelines.frames.levels import Level
from schemas import Event
from schemas.contract import declared
from schemas.events.station_load import StationLoad
from schemas.events.weather_hour import WeatherHour
from schemas.reference.feeder import Feeder
from tests import engines
from tests.pipelines.given import ZONE, at, base, connector, land, refer, station
from tests.pipelines.networks import feeder_says

KW = 1000


@pytest.fixture(scope="module")
def client(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    with engines.emptied(clickhouse_settings, "dagster") as made:
        yield made


@pytest.fixture(autouse=True)
def _emptied(client: ClickHouse) -> None:
    """Two stations of a district, one of them with a V2G connector, on a feeder."""
    engines.empty(client, ("landing", "reference"))
    refer(client, Feeder(feeder_id="F1", district_code="500101"))
    refer(client, station("S1", feeder_id="F1"), station("S2", use_class="private"))
    refer(client, connector("C1"), connector("V1", charge_kind="v2g", rated_power_w=20 * KW))
    refer(client, connector("C2", station_id="S2", rated_power_w=None))


def load(clock: str, charging_w: int | None, station_id: str = "S1", **more: Any) -> StationLoad:
    """What a station charged in the quarter hour up to then."""
    given: dict[str, Any] = {"interval_s": 900, "charging_w": charging_w, "known_s": 900}
    return StationLoad(**base(clock) | {"station_id": station_id} | given | more)


def landed(client: ClickHouse, clock: str, *events: Event) -> None:
    """Land events as if it had been at that time."""
    land(client, *events)
    for table in {f"landing.{declared(type(each)).slug}" for each in events}:
        client.command(
            f"INSERT INTO {table} SELECT * REPLACE(fromUnixTimestamp64Milli(%(at)s) AS _landed_at)"
            f" FROM (SELECT * FROM {table} WHERE _landed_at > '2026-06-01')",
            {"at": at(clock)},
        )
        client.command(
            f"ALTER TABLE {table} DELETE WHERE _landed_at > '2026-06-01'"
            " SETTINGS mutations_sync = 2"
        )


def moment(clock: str) -> datetime:
    return datetime.fromtimestamp(at(clock) / 1000, UTC)


def frame(client: ClickHouse, level: Level, clock: str, as_landed: bool = True) -> Frame:
    return read_frame(client, level, moment(clock), ZONE, as_landed)


def known(frame: Frame, series: str) -> dict[str, float]:
    """The known steps of a series by when they begin in local time, in kW."""
    column = frame.values[:, frame.series.index(series)]
    begins = [frame.start + nth * frame.step for nth in range(len(column))]
    return {
        f"{begin.astimezone(ZONE):%H:%M}": value
        for begin, value in zip(begins, column.tolist(), strict=True)
        if not np.isnan(value)
    }


def test_a_frame_ends_with_the_last_whole_step_and_begins_six_weeks_before(
    client: ClickHouse,
) -> None:
    found = frame(client, "feeder", "10:20")
    assert found.start == datetime(2026, 1, 27, 2, 15, tzinfo=UTC)
    assert found.values.shape == (HISTORY_DAYS * 96, 1)
    assert found.step == timedelta(minutes=15)


def test_the_load_of_a_station_is_that_of_whole_known_hours(client: ClickHouse) -> None:
    land(client, load("08:15", 20 * KW), load("08:30", 60 * KW), load("08:45", 0))
    land(client, load("09:15", 10 * KW, unknown_s=900), load("09:30", 10 * KW))
    land(client, load("10:00", 10 * KW))
    found = frame(client, "station", "10:10", as_landed=False)
    assert known(found, "O1/S1") == {"08:00": 20.0}
    assert known(found, "O1/S2") == {}


def test_what_vehicles_fed_back_is_taken_off(client: ClickHouse) -> None:
    land(client, load("08:15", 20 * KW, discharging_w=-30 * KW, net_w=90 * KW))
    assert known(frame(client, "station", "10:10", as_landed=False), "O1/S1") == {"08:00": -10.0}


def test_a_district_is_known_where_nearly_all_of_it_is(client: ClickHouse) -> None:
    land(client, load("09:30", 20 * KW), load("09:45", 40 * KW), load("09:45", 5 * KW, "S2"))
    found = frame(client, "district", "10:10", as_landed=False)
    assert known(found, "500101") == {"09:30": 45.0}
    assert known(frame(client, "city", "10:10", as_landed=False), "city") == known(found, "500101")


def test_a_feeder_is_what_it_carried_base_load_and_all(client: ClickHouse) -> None:
    land(client, feeder_says("08:00", 100 * KW), feeder_says("08:10", 300 * KW))
    land(client, feeder_says("08:15"), feeder_says("08:30", -50 * KW))
    assert known(frame(client, "feeder", "10:00", as_landed=False), "F1") == {
        "08:00": 200.0,
        "08:30": -50.0,
    }


def test_bounds_and_kinds_come_from_the_register(client: ClickHouse) -> None:
    stations = frame(client, "station", "10:00")
    assert stations.series == ("O1/S1", "O1/S2")
    assert stations.kind == ("public", "private")
    assert stations.lower.tolist() == [-20.0, 0.0]
    assert stations.upper[0] == 80.0
    assert np.isnan(stations.upper[1])
    feeders = frame(client, "feeder", "10:00")
    assert (feeders.lower[0], feeders.kind) == (-np.inf, ("feeder",))
    assert np.isnan(feeders.upper[0])


def test_a_value_that_is_published_later_cannot_reach_an_earlier_forecast(
    client: ClickHouse,
) -> None:
    landed(client, "08:20", feeder_says("08:00", 100 * KW))
    landed(client, "12:00", feeder_says("08:15", 200 * KW), feeder_says("08:20", 400 * KW))
    assert known(frame(client, "feeder", "11:59"), "F1") == {"08:00": 100.0}
    later = frame(client, "feeder", "12:00")
    assert known(later, "F1") == {"08:00": 100.0, "08:15": 300.0}
    backtested = later.known(moment("11:59"))
    assert known(backtested, "F1") == {"08:00": 100.0}


def test_a_correction_that_is_published_later_does_not_either(client: ClickHouse) -> None:
    landed(client, "09:50", load("09:45", 40 * KW), load("09:45", 0, "S2"))
    landed(client, "12:00", load("09:45", 80 * KW))
    assert known(frame(client, "district", "10:10"), "500101") == {"09:30": 40.0}
    assert known(frame(client, "district", "12:00"), "500101") == {"09:30": 80.0}


def test_a_quarter_that_nobody_could_have_said_yet_is_unknown_and_not_as_the_one_before(
    client: ClickHouse,
) -> None:
    landed(client, "08:17", load("08:15", 20 * KW))
    landed(client, "08:32", load("08:30", 40 * KW))
    landed(client, "09:02", load("09:00", 80 * KW))
    assert known(frame(client, "station", "09:00"), "O1/S1") == {}
    at_last = frame(client, "station", "09:05")
    assert known(at_last, "O1/S1") == {"08:00": 45.0}
    assert known(at_last.known(moment("09:00")), "O1/S1") == {}


def test_a_quarter_that_was_not_said_is_known_two_minutes_after_its_end(
    client: ClickHouse,
) -> None:
    landed(client, "08:17", load("08:15", 20 * KW))
    assert known(frame(client, "station", "09:01"), "O1/S1") == {}
    assert known(frame(client, "station", "09:02"), "O1/S1") == {"08:00": 20.0}


def weather(clock: str, hour: str, celsius: float | None, **more: Any) -> WeatherHour:
    """What was said at a time of an hour of the same day."""
    given: dict[str, Any] = {"hour": at(hour), "temperature_c": celsius} | more
    return WeatherHour(**base(clock) | given)


def celsius(frame: Frame, clock: str) -> dict[str, float]:
    """By hour in local time, as known at a time."""
    if frame.weather is None:
        return {}
    now = np.datetime64(at(clock), "ms")
    said = frame.weather.known(now)
    hours = (said.hours + np.timedelta64(8, "h")).astype("datetime64[h]")
    pairs = zip(hours, said.said[:, 0].tolist(), strict=True)
    return {str(hour)[11:]: value for hour, value in pairs}


def test_weather_is_what_was_said_last_of_each_hour(client: ClickHouse) -> None:
    assert frame(client, "city", "10:00").weather is None
    land(client, weather("06:00", "09:00", 20.0), weather("10:00", "09:00", 23.5))
    land(client, weather("06:00", "12:00", 25.0, precipitation_mm=1.5))
    found = frame(client, "city", "10:30", as_landed=False)
    assert celsius(found, "09:59") == {"09": 20.0, "12": 25.0}
    assert celsius(found, "10:00") == {"09": 23.5, "12": 25.0}
    assert found.weather
    assert_array_equal(found.weather.said[:, 1], [np.nan, np.nan, 1.5])


def test_weather_that_is_published_later_cannot_reach_an_earlier_forecast(
    client: ClickHouse,
) -> None:
    landed(client, "08:20", weather("08:00", "12:00", 20.0))
    landed(client, "11:00", weather("08:30", "12:00", 30.0))
    assert celsius(frame(client, "city", "10:00"), "10:00") == {"12": 20.0}
    assert celsius(frame(client, "city", "11:00"), "10:59") == {"12": 20.0}
    assert celsius(frame(client, "city", "11:00"), "11:00") == {"12": 30.0}


def test_a_city_has_the_mean_weather_of_its_areas(client: ClickHouse) -> None:
    areas = {"500101": 20.0, "500102": 24.0, "500103": None}
    land(client, *(weather("08:00", "09:00", each, area_code=code) for code, each in areas.items()))
    assert celsius(frame(client, "city", "10:00", as_landed=False), "10:00") == {"09": 22.0}
