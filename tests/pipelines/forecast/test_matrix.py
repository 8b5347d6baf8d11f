"""What a model sees: each column is what its name says, and nothing of the future."""

from dataclasses import replace

import numpy as np
import pytest

from pipelines.forecast.features import Asked, Features
from pipelines.forecast.matrix import matrix
from pipelines.forecast.names import NAMES
from pipelines.forecast.weather import Weather
from tests.pipelines.forecast.stations import START, frame_of

ORIGIN, AHEAD = 500, 30

# A load of n kW in the nth hour, from midnight of Monday, 1 June 2026.
SEEN = {
    "kw_0_steps_ago": 500,
    "kw_11_steps_ago": 489,
    "kw_same_time_day_1": 482,  # of the 530th hour, two days before: one day before is unknown
    "kw_same_time_day_7": 338,
    "kw_same_time_mean_of_days": 410,
    "kw_same_time_mean_of_weekdays": 194,  # of 362, 194 and 26
    "kw_an_hour_before_same_time": 481,
    "kw_an_hour_after_same_time": 483,
    "kw_mean_of_3_h": 499,
    "kw_mean_of_24_h": 488.5,
    "kw_last": 500,
    "kw_peak_of_28_days": 500,
    "kw_least_of_a_day": 477,
    "kw_greatest_of_a_day": 500,
    "kw_spread_of_24_h": np.std(np.arange(24)),
    "h_since_zero": 500,
    "h_since_change": 0,
    "h_straight": 499,
    "kw_onward": 530,
    "h_since_known": 0,
    "zero_share_of_28_days": 1 / 501,
    "zero_share_of_24_h": 0,
    "log_of_scale": np.log(250),
    "all_series": 2,
    "hour": 2,
    "weekday": 1,  # Tuesday, 23 June
    "day_off": 0,
    "band_of_tariff": 0,  # 谷
    "hour_of_origin": 20,
    "hours_ahead": AHEAD,
    "celsius": 25,  # of 21 June at that time: it was not foretold
    "celsius_above_the_week": 3,
    "celsius_above_yesterday": 1,
    "rain_mm": 0.5,
    "log_of_installed_kw": np.log(500),
    "scale_of_installed": 0.5,
    "kind": 0,
}

# Each day is a degree warmer than the one before, from 5 °C on 1 June, and it always drizzles.
HOURS = np.arange(600)
BEGINS = np.datetime64(START.replace(tzinfo=None), "ms") + HOURS * np.timedelta64(1, "h")
MEASURED = Weather(
    hours=BEGINS,
    available_at=BEGINS + np.timedelta64(1, "h"),
    said=np.stack([4.0 + (HOURS + 24) // 24, np.full(600, 0.5)], axis=1),
)


@pytest.mark.parametrize(("name", "value"), SEEN.items())
def test_a_column_is_what_its_name_says(name: str, value: float) -> None:
    frame = replace(frame_of(np.arange(600.0)[:, None]), weather=MEASURED)
    features = Features(frame, AHEAD)
    asked = Asked(np.array([ORIGIN]), np.array([0]), np.array([AHEAD]))
    (row,) = matrix(features, asked)
    scale = features.scale(asked)[0] if name.startswith("kw_") else 1
    assert dict(zip(NAMES, row, strict=True))[name] * scale == pytest.approx(value, rel=1e-4)


def test_what_comes_after_the_origin_changes_no_column() -> None:
    values = np.random.default_rng(1).uniform(0, 9, (600, 2))
    other = values.copy()
    other[ORIGIN + 1 :] = 100
    asked = Asked(np.full(2, ORIGIN), np.arange(2), np.full(2, AHEAD))
    then, now = (matrix(Features(frame_of(each), AHEAD), asked) for each in (values, other))
    np.testing.assert_array_equal(then, now)
