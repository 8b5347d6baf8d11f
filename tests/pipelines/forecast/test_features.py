"""What a model sees: each column is what its name says, and nothing of the future."""

import numpy as np
import pytest

from pipelines.forecast.features import Asked, Features
from pipelines.forecast.names import NAMES
from tests.pipelines.forecast.stations import frame_of

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
    "h_since_known": 0,
    "zero_share_of_28_days": 1 / 501,
    "zero_share_of_24_h": 0,
    "log_of_scale": np.log(250),
    "all_series": 2,
    "hour": 2,
    "weekday": 1,  # Tuesday, 23 June
    "day_off": 0,
    "hour_of_origin": 20,
    "hours_ahead": AHEAD,
}


@pytest.mark.parametrize(("name", "value"), SEEN.items())
def test_a_column_is_what_its_name_says(name: str, value: float) -> None:
    features = Features(frame_of(np.arange(600.0)[:, None]), AHEAD)
    asked = Asked(np.array([ORIGIN]), np.array([0]), np.array([AHEAD]))
    (row,) = features.matrix(asked)
    scale = features.scale(asked)[0] if name.startswith("kw_") else 1
    assert dict(zip(NAMES, row, strict=True))[name] * scale == pytest.approx(value, rel=1e-4)


def test_what_comes_after_the_origin_changes_no_column() -> None:
    values = np.random.default_rng(1).uniform(0, 9, (600, 2))
    other = values.copy()
    other[ORIGIN + 1 :] = 100
    asked = Asked(np.full(2, ORIGIN), np.arange(2), np.full(2, AHEAD))
    then, now = (Features(frame_of(each), AHEAD).matrix(asked) for each in (values, other))
    np.testing.assert_array_equal(then, now)
