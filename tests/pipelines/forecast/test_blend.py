"""Mean and median are put together as was best on data kept apart, by hours ahead."""

import numpy as np
import pytest

from pipelines.forecast.blend import fit_blend
from pipelines.forecast.features import Asked, Features
from tests.pipelines.forecast.stations import frame_of

# 10 kW up to an hour and 30 kW from it on, in turn.
VALUES = np.tile([10.0, 10, 30, 30], 50)[:, None]
FEATURES = Features(frame_of(VALUES), 6)
ORIGIN = np.arange(180)


def hours_ahead(hours: int) -> Asked:
    return Asked(ORIGIN, np.zeros_like(ORIGIN), np.full_like(ORIGIN, hours))


def test_the_mean_leans_on_whom_the_errors_are_smaller_of() -> None:
    asked = hours_ahead(1)
    actual = FEATURES.actual(asked).astype(float)
    off = np.where(ORIGIN % 2, 4.0, -4.0)
    said = np.repeat((actual + off)[:, None], 6, axis=1)
    blend = fit_blend(said, actual - 3 * off, FEATURES, asked)
    assert blend.share[0] == pytest.approx(0.75)
    assert blend.share[1:].tolist() == [1, 1, 1, 1]
    assert blend.apply(said, actual - 3 * off, FEATURES, asked)[:, 0] == pytest.approx(actual)


def test_the_mean_of_what_runs_straight_is_that_it_goes_on_where_that_was_better() -> None:
    features = Features(frame_of(np.arange(200.0)[:, None]), 6)
    asked = Asked(ORIGIN, np.zeros_like(ORIGIN), np.full_like(ORIGIN, 6)).where(ORIGIN >= 3)
    actual = features.actual(asked).astype(float)
    said = np.repeat((actual - 5)[:, None], 6, axis=1)
    blend = fit_blend(said, actual - 5, features, asked)
    assert blend.onward[:, 2].tolist() == [0, 1]
    assert blend.apply(said, actual - 5, features, asked)[:, 0] == pytest.approx(actual)


@pytest.mark.parametrize(("hours", "same"), [(1, True), (4, False)])
def test_a_median_of_the_next_hour_next_to_going_on_is_that_where_it_was_better(
    hours: int, same: bool
) -> None:
    features = Features(frame_of(np.tile(np.repeat([10.0, 30], 20), 5)[:, None]), 6)
    asked = hours_ahead(hours)
    onward = features.onward(asked).astype(float)
    said = np.repeat((onward + 1.5)[:, None], 6, axis=1)
    blended = fit_blend(said, onward, features, asked).apply(said, onward, features, asked)
    assert (blended[:, 3] == onward).all() == same
    assert (blended[:, 4] == said[:, 4]).all()


def test_a_median_stays_where_going_on_was_worse() -> None:
    asked = hours_ahead(1)
    onward, actual = (of(asked).astype(float) for of in (FEATURES.onward, FEATURES.actual))
    said = np.repeat((actual + 0.5)[:, None], 6, axis=1)
    blend = fit_blend(said, actual, FEATURES, asked)
    assert (blend.apply(said, actual, FEATURES, asked)[:, 3] != onward).any()
