"""A weather service says each hour as it was, and every six hours those to come."""

from collections import Counter
from datetime import date
from typing import Any

import numpy as np

from seeds.simulator.clock import HOUR_S
from seeds.simulator.parameters import Parameters
from seeds.simulator.shard import Shard
from seeds.simulator.weather.parameters import Climate
from seeds.simulator.weather.part import WeatherPart
from seeds.simulator.weather.sky import sky_of
from tests.seeds.simulator.given import DAYS, played, simulation

HOUR_MS = HOUR_S * 1000
CLOCK = simulation().clock


def said() -> list[dict[str, Any]]:
    """Each event of the tiny city once; `said` and `of` are hours since its first midnight."""
    once = {
        (row["event_time"], row["hour"]): {
            "said": (row["event_time"] - CLOCK.start_ms) / HOUR_MS,
            "of": (row["hour"] - CLOCK.start_ms) / HOUR_MS,
        }
        | row
        for row in played()["weather.hour"].to_pylist()
    }
    return list(once.values())


def measured() -> dict[float, dict[str, Any]]:
    """By hour."""
    return {row["of"]: row for row in said() if row["said"] >= row["of"] + 1}


def told_at(number: int, **changes: Any) -> dict[str, list[Any]]:
    """What a part says in one hour, as columns."""
    (events,) = WeatherPart(simulation(**changes).city()).hour(number)
    return {name: column.to_pylist() for name, column in events.columns.items()}


def test_each_hour_is_measured_once_it_is_over() -> None:
    assert sorted(measured()) == [*range(-1, DAYS * 24 - 1)]
    assert {row["said"] - row["of"] for row in measured().values()} == {1}


def test_what_is_measured_is_the_weather_that_all_feel() -> None:
    city = simulation().city()
    for day in range(DAYS - 1):
        sky = sky_of(city, day)
        rows = [measured()[24 * day + hour] for hour in range(24)]
        assert np.allclose([row["temperature_c"] for row in rows], sky.temperature_c, atol=0.051)
        assert [row["precipitation_mm"] > 0 for row in rows] == sky.rains.tolist()


def test_thirty_hours_are_foretold_every_six_hours() -> None:
    ahead = Counter(row["said"] for row in said() if row["said"] < row["of"] + 1)
    assert ahead == dict.fromkeys(range(0, DAYS * 24, 6), 30)
    assert {row["of"] - row["said"] for row in said()} == {*range(-1, 30)}


def test_it_is_said_of_the_whole_city_by_one_service_and_one_shard() -> None:
    rows = played()["weather.hour"].to_pylist()
    assert {(row["operator_id"], row["area_code"]) for row in rows} == {("EXAMPLEW1", "")}
    city = simulation().city()
    shards = [next(Shard(city, number).hours()) for number in range(city.shards)]
    of_weather = [
        sum(each.contract.event_type == "weather.hour" for each in said) for said in shards
    ]
    assert of_weather == [1, 0]


def test_a_forecast_that_is_never_wrong_is_what_is_measured_later() -> None:
    parameters = Parameters(climate=Climate(errs_c=0, strays=0))
    told = told_at(0, parameters=parameters)
    later = [told_at(number, parameters=parameters) for number in range(1, 31)]
    for name in ("hour", "temperature_c", "precipitation_mm"):
        _measured, *foretold = told[name]
        assert foretold == [each[name][0] for each in later]


def test_a_moment_has_its_forecast_whenever_a_simulation_begins() -> None:
    assert told_at(24) == told_at(0, first_day=date(2026, 7, 11))
    assert told_at(24) != told_at(24, seed=2)


def test_temperature_and_rain_err_each_by_its_own_parameter() -> None:
    exact = Parameters(climate=Climate(errs_c=0))
    assert told_at(0, parameters=exact)["temperature_c"] != told_at(0)["temperature_c"]
    assert told_at(0, parameters=exact)["precipitation_mm"] == told_at(0)["precipitation_mm"]
