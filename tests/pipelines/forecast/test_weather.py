"""What is known of the weather of an hour is what had been said of it last."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from pipelines.forecast.weather import Weather, columns
from tests.pipelines.forecast.stations import ISSUED_AT

HOUR_MS = 3_600_000
NOW_MS = round(ISSUED_AT.timestamp() * 1000)
NOW = NOW_MS // HOUR_MS
NOTHING = [np.nan, np.nan]


def said(*rows: tuple[int, float, float, float]) -> Weather:
    """Rows of hours from now, hours after which they were known, °C and mm."""
    hour, known, celsius, rain_mm = np.array(rows, float).T
    begins = NOW_MS + hour * HOUR_MS
    return Weather(
        hours=begins.astype("datetime64[ms]"),
        available_at=(begins + known * HOUR_MS).astype("datetime64[ms]"),
        said=np.stack([celsius, rain_mm], axis=1),
    )


def at(weather: Weather, hour: int, now: int = 0) -> list[float]:
    (found,) = weather.at(np.array([NOW + hour]), np.array([NOW_MS + now * HOUR_MS]))
    return [float(each) for each in found]


def test_what_is_said_later_of_an_hour_stands_from_then_on() -> None:
    weather = said((6, -12, 20, 0), (6, -6, 22, 1), (6, 1, 25, 3))
    assert_array_equal(at(weather, 6, now=-7), NOTHING)
    assert at(weather, 6, now=-6) == [20, 0]
    assert at(weather, 6, now=0) == [22, 1]
    assert at(weather, 6, now=7) == [25, 3]


def test_of_an_hour_of_which_nothing_was_said_nothing_is_known() -> None:
    weather = said((6, -12, 20, 0))
    assert_array_equal(at(weather, 5), NOTHING)
    assert_array_equal(at(weather, 7), NOTHING)


def test_a_frame_as_known_then_has_no_later_word() -> None:
    weather = said((-1, 1, 20, 0), (-1, 2, 30, 5))
    assert weather.known(np.datetime64(NOW_MS, "ms")).said.tolist() == [[20, 0]]


def seen(weather: Weather | None, ahead: int) -> list[float]:
    (found,) = columns(weather, np.array([NOW_MS + (ahead - 1) * HOUR_MS]), np.array([NOW_MS]))
    return [float(each) for each in found]


def measured() -> list[tuple[int, float, float, float]]:
    """Eight days: by day 1, 2, … 8 °C, and rain in the last hour only."""
    return [(hour, 1, 9 + hour // 24, 2.5 * (hour == -1)) for hour in range(-8 * 24, 0)]


def test_what_was_not_foretold_is_taken_as_on_the_last_day_that_is_known() -> None:
    warm, above_week, above_yesterday, rain, foretold = seen(said(*measured()), ahead=6)
    assert (warm, above_week, above_yesterday, rain) == (8, 3, 1, 2.5)
    assert np.isnan(foretold)
    assert seen(said(*measured()), ahead=30)[0] == 8


def test_what_was_foretold_is_taken() -> None:
    found = seen(said(*measured(), (5, -9, 33, 4)), ahead=6)
    assert found == pytest.approx([33, 28, 1, 2.5, 4])


def test_what_is_measured_after_the_origin_changes_nothing() -> None:
    later = said(*measured(), (5, 1, 33, 4))
    assert_array_equal(seen(later, ahead=6), seen(said(*measured()), ahead=6))


def test_without_weather_nothing_is_known() -> None:
    assert np.isnan(seen(None, ahead=6)).all()
