"""Quantiles are stretched until they are passed as often as they say, on data kept apart."""

import numpy as np

from pipelines.forecast.calibration import calibrate

MANY = 4_000
HOURS = np.ones(MANY)
SCALE = np.full(MANY, 10.0)


def test_intervals_that_are_too_narrow_are_widened_to_what_they_say() -> None:
    by = np.random.default_rng(1)
    actual = by.normal(50, 10, MANY)
    narrow = np.tile([50, 49, 49.5, 50, 50.5, 51.0], (MANY, 1))
    found = calibrate(narrow, actual, HOURS, SCALE).apply(narrow, HOURS, SCALE)
    apart = by.normal(50, 10, MANY)
    below = (apart[:, None] < found[:, 1:]).mean(axis=0)
    assert np.abs(below - [0.05, 0.1, 0.5, 0.9, 0.95]).max() < 0.03
    assert (found[:, 0] == 50).all()


def test_what_always_stays_the_same_keeps_its_point() -> None:
    said = np.full((MANY, 6), 7.0)
    found = calibrate(said, said[:, 0], HOURS, SCALE).apply(said, HOURS, SCALE)
    assert (found == 7).all()
