"""Intervals of a series widen by what was missed and narrow by what was held, never beforehand."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from pipelines.forecast.buckets import BUCKETS
from pipelines.forecast.calibration import Calibration, pooled
from pipelines.forecast.features import Asked, Features
from pipelines.forecast.frame import Floats
from pipelines.forecast.trail import HIGH, LOW, Trail
from tests.pipelines.forecast.stations import frame_of

STEPS = 2_000
HELD = np.array([0.8, 0.9])
AS_SAID = Calibration(HELD, np.zeros((1, 2, 2)), np.zeros((1, BUCKETS, 2, 2)))
TURNED, STRAIGHT = 0, 1


def next_hours(steps: int) -> Asked:
    """Each step of one series, told an hour before."""
    return Asked(np.arange(steps), np.zeros(steps, int), np.ones(steps, int))


def features(values: Floats) -> Features:
    return Features(frame_of(values[:, None]), 1)


def told(*quantiles: float, steps: int) -> Floats:
    """The same mean and quantiles of every step."""
    return np.tile(quantiles, (steps, 1)).astype(float)


def unfollowed(begun: Calibration) -> Trail:
    """Before any outcome."""
    return Trail(0, begun.pool, begun.own[None])


def test_a_miss_widens_by_so_much_more_than_a_hold_narrows_that_the_share_is_kept() -> None:
    came = features(np.array([50, 50, 53, 50.0]))
    said = told(50, 48, 49, 50, 51, 52, steps=3)
    own = AS_SAID.follow(said, came, next_hours(3), range(1, 4)).own[:, 0]
    assert own[:, 0, TURNED, 0] == pytest.approx([0, -0.008, 0.024, 0.016])
    assert own[:, 0, TURNED, 1] == pytest.approx([0, -0.004, 0.032, 0.028])
    assert (own[:, 1:] == 0).all()


def test_what_runs_straight_has_intervals_of_its_own() -> None:
    came = features(np.array([50, 50, 50, 50, 50, 53.0]))
    said = told(50, 48, 49, 50, 51, 52, steps=5)
    own = AS_SAID.follow(said, came, next_hours(5), range(1, 6)).own[-1, 0, 0]
    assert own[TURNED, 0] == pytest.approx(-0.024)
    assert own[STRAIGHT, 0] == pytest.approx(-0.008 + 0.032)


def test_an_outcome_is_judged_by_the_interval_as_it_was_at_its_origin() -> None:
    came = features(np.array([50, 50.1, 50, 50.1, 53, 53.1, 53, 51.53]))
    said = told(50, 48, 49, 50, 51, 52, steps=4)
    asked = Asked(np.arange(4), np.zeros(4, int), np.full(4, 4))
    trail = AS_SAID.follow(said, came, asked, range(4, 8))
    assert trail.own[:, 0, 2, TURNED, 0] == pytest.approx([0, 0.032, 0.064, 0.096, 0.128])
    now = replace(asked, origin=np.full(4, 7))
    assert (trail.ends(said, came, now)[1][:, 0] > 51.53).all()


def test_where_several_outcomes_come_in_an_hour_each_counts_for_less() -> None:
    came = Features(replace(frame_of(np.full((109, 1), 50.0)), step=timedelta(minutes=15)), 96)
    said, step = told(50, 48, 49, 50, 51, 52, steps=40), np.arange(101, 109).repeat(BUCKETS)
    ahead = np.tile([1, 12, 24, 48, 96], 8)
    asked = Asked(step - ahead, np.zeros(40, int), ahead)
    own = AS_SAID.follow(said, came, asked, range(101, 109)).own
    assert own[:, 0, 0, STRAIGHT, 0] == pytest.approx(-0.002 * np.arange(9))


def test_an_origin_knows_the_outcomes_up_to_it() -> None:
    came = features(np.array([50, 50, 53, 50.0]))
    said, asked = told(50, 48, 49, 50, 51, 52, steps=3), next_hours(3)
    found = AS_SAID.follow(said, came, asked, range(1, 4)).apply(said, came, asked)
    margin = 0.01 * came.scale(asked)
    assert found[:, 4] == pytest.approx(50 + (1 + margin) * np.exp([0, -0.008, 0.024]))
    assert found[:, 5] == pytest.approx(50 + (2 + margin) * np.exp([0, -0.004, 0.032]))
    assert (found[:, 0] == 50).all()


def test_before_the_first_outcome_there_is_what_was_before() -> None:
    came, said = features(np.full(4, 50.0)), told(50, 48, 49, 50, 51, 52, steps=3)
    nothing = Asked(*np.zeros((3, 0), int))
    trail = AS_SAID.follow(said[:0], came, nothing, range(4, 4))
    assert trail.apply(said, came, next_hours(3))[:, 3] == pytest.approx(50)
    assert trail.own.shape == (1, 1, BUCKETS, 2, 2)


def test_in_the_long_run_as_much_is_held_as_is_asked_for_though_the_noise_grows() -> None:
    by = np.random.default_rng(1)
    came = features(50 + by.standard_normal(STEPS + 1) * np.linspace(1, 4, STEPS + 1))
    said, asked = told(50, 49, 49.5, 50, 50.5, 51, steps=STEPS), next_hours(STEPS)
    found = AS_SAID.follow(said, came, asked, range(1, STEPS + 1)).apply(said, came, asked)
    actual = came.actual(asked)[:, None]
    held = (actual >= found[:, LOW]) & (actual <= found[:, HIGH])
    assert held[200:].mean(axis=0) == pytest.approx(HELD, abs=0.02)
    assert (np.diff(found[:, 1:], axis=1) >= 0).all()


def test_all_series_begin_with_what_holds_those_shares_of_the_pool() -> None:
    by = np.random.default_rng(1)
    came = features(50 + by.standard_normal(STEPS + 1))
    said, asked = told(50, 49, 49.5, 50, 50.5, 51, steps=STEPS), next_hours(STEPS)
    begun = pooled(said, came, asked, HELD, many=3)
    found = unfollowed(begun).apply(said, came, asked)
    actual = came.actual(asked)[:, None]
    assert begun.own.shape == (3, BUCKETS, 2, 2)
    held = (actual >= found[:, LOW]) & (actual <= found[:, HIGH])
    assert held.mean(axis=0) == pytest.approx(HELD, abs=1e-3)


def test_each_hour_ahead_has_its_own_pool_with_those_near_it() -> None:
    by = np.random.default_rng(1)
    ahead = by.integers(1, 9, STEPS)
    asked = Asked(np.full(STEPS, 20), np.zeros(STEPS, int), ahead)
    came = features(np.concatenate([np.full(21, 50.0), 50 + np.arange(1, 9)]))
    begun = pooled(told(50, 49, 49, 50, 51, 51, steps=STEPS), came, asked, HELD, many=1)
    distance = 1.5
    reached = np.exp(begun.pool[:, STRAIGHT, 0]) * distance
    assert reached == pytest.approx([1, 2, 3, 5, 6, 7, 8, 8], rel=1e-6)
    farther = Asked(np.array([20]), np.array([0]), np.array([12]))
    assert unfollowed(begun).ends(told(50, 49, 49, 50, 51, 51, steps=1), came, farther)[1][
        0, 0
    ] == pytest.approx(58)


def test_a_series_that_was_not_there_in_the_training_has_nothing_of_its_own() -> None:
    trained = replace(AS_SAID, own=np.full((2, BUCKETS, 2), 0.5))
    found = trained.of(("B", "new"), ("A", "B")).own
    assert found[:, :, 0].tolist() == [[0.5] * BUCKETS, [0.0] * BUCKETS]


def test_what_always_stays_the_same_keeps_its_point() -> None:
    came, said = features(np.full(601, 7.0)), told(7, 7, 7, 7, 7, 7, steps=600)
    trail = AS_SAID.follow(said, came, next_hours(600), range(1, 601))
    found = trail.apply(said, came, next_hours(600))
    assert np.abs(found[-1] - 7).max() < 0.01
