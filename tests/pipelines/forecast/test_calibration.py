"""Intervals of a series widen by what was missed and narrow by what was held, never beforehand."""

import numpy as np
import pytest

from pipelines.forecast.buckets import BUCKETS
from pipelines.forecast.calibration import Calibration, pooled
from pipelines.forecast.features import Asked, Features
from pipelines.forecast.frame import Floats
from tests.pipelines.forecast.stations import frame_of

STEPS = 2_000
HELD = 0.8
AS_SAID = Calibration(HELD, np.zeros((1, BUCKETS)))


def next_hours(steps: int) -> Asked:
    """Each step of one series, told an hour before."""
    return Asked(np.arange(steps), np.zeros(steps, int), np.ones(steps, int))


def features(values: Floats) -> Features:
    return Features(frame_of(values[:, None]), 1)


def told(*quantiles: float, steps: int) -> Floats:
    """The same mean and quantiles of every step."""
    return np.tile(quantiles, (steps, 1)).astype(float)


def test_a_miss_widens_by_four_times_what_a_hold_narrows() -> None:
    came = features(np.array([50, 50, 53, 50.0]))
    said = told(50, 48, 49, 50, 51, 52, steps=3)
    trail = AS_SAID.follow(said, came, next_hours(3), range(1, 4))
    assert trail.stretch[:, 0, 0] == pytest.approx([0, -0.02, 0.06, 0.04])
    assert (trail.stretch[:, 0, 1:] == 0).all()


def test_an_origin_knows_the_outcomes_up_to_it() -> None:
    came = features(np.array([50, 50, 53, 50.0]))
    said, asked = told(50, 48, 49, 50, 51, 52, steps=3), next_hours(3)
    found = AS_SAID.follow(said, came, asked, range(1, 4)).apply(said, came, asked)
    margin = 0.01 * came.scale(asked)
    assert found[:, 4] == pytest.approx(50 + (1 + margin) * np.exp([0, -0.02, 0.06]))
    assert (found[:, 0] == 50).all()


def test_before_the_first_outcome_there_is_what_was_before() -> None:
    came, said = features(np.full(4, 50.0)), told(50, 48, 49, 50, 51, 52, steps=3)
    nothing = Asked(*np.zeros((3, 0), int))
    trail = AS_SAID.follow(said[:0], came, nothing, range(4, 4))
    assert trail.apply(said, came, next_hours(3))[:, 3] == pytest.approx(50)
    assert trail.stretch.shape == (1, 1, BUCKETS)


def test_in_the_long_run_as_much_is_held_as_is_asked_for_though_the_noise_grows() -> None:
    by = np.random.default_rng(1)
    came = features(50 + by.standard_normal(STEPS + 1) * np.linspace(1, 4, STEPS + 1))
    said, asked = told(50, 49, 49.5, 50, 50.5, 51, steps=STEPS), next_hours(STEPS)
    found = AS_SAID.follow(said, came, asked, range(1, STEPS + 1)).apply(said, came, asked)
    actual = came.actual(asked)
    held = (actual >= found[:, 2]) & (actual <= found[:, 4])
    assert held[200:].mean() == pytest.approx(HELD, abs=0.02)
    assert (np.diff(found[:, 1:], axis=1) >= 0).all()


def test_all_series_begin_with_what_holds_that_share_of_the_pool() -> None:
    by = np.random.default_rng(1)
    came = features(50 + by.standard_normal(STEPS + 1))
    said, asked = told(50, 49, 49.5, 50, 50.5, 51, steps=STEPS), next_hours(STEPS)
    begun = pooled(said, came, asked, HELD, many=3)
    trail = begun.follow(said[:0], came, asked.where(asked.origin < 0), range(1, 1))
    found, actual = trail.apply(said, came, asked), came.actual(asked)
    assert begun.stretch.shape == (3, BUCKETS)
    assert ((actual >= found[:, 2]) & (actual <= found[:, 4])).mean() == pytest.approx(
        HELD, abs=1e-3
    )


def test_a_series_that_was_not_there_in_the_training_begins_with_what_members_say() -> None:
    trained = Calibration(HELD, np.full((2, BUCKETS), 0.5))
    found = trained.of(("B", "new"), ("A", "B")).stretch
    assert found.tolist() == [[0.5] * BUCKETS, [0.0] * BUCKETS]


def test_what_always_stays_the_same_keeps_its_point() -> None:
    came, said = features(np.full(401, 7.0)), told(7, 7, 7, 7, 7, 7, steps=400)
    trail = AS_SAID.follow(said, came, next_hours(400), range(1, 401))
    found = trail.apply(said, came, next_hours(400))
    assert np.abs(found[-1] - 7).max() < 0.01
