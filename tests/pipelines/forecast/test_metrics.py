"""Measures of forecasts, against figures worked out by hand."""

import numpy as np
import pytest

from pipelines.forecast import metrics

ACTUAL = np.array([0.0, 2.0, 6.0])
SAID = np.array([1.0, 2.0, 3.0])


def test_errors() -> None:
    assert metrics.mae(ACTUAL, SAID) == pytest.approx(4 / 3)
    assert metrics.rmse(ACTUAL, SAID) == pytest.approx((10 / 3) ** 0.5)
    assert metrics.wape(ACTUAL, SAID) == 0.5


def test_nothing_came_so_no_share_of_it_is_known() -> None:
    assert metrics.wape(np.zeros(2), np.ones(2)) is None
    assert metrics.rcrps(np.zeros(2), np.ones((2, 5))) is None


def test_pinball_punishes_the_side_that_a_quantile_should_not_be_on() -> None:
    too_low = metrics.pinball(np.array([1.0]), np.zeros((1, 5)))
    too_high = metrics.pinball(np.array([0.0]), np.ones((1, 5)))
    assert too_low == pytest.approx((0.05 + 0.1 + 0.5 + 0.9 + 0.95) / 5)
    assert too_high == pytest.approx((0.95 + 0.9 + 0.5 + 0.1 + 0.05) / 5)


def test_rcrps_is_twice_the_pinball_over_the_range_of_what_came() -> None:
    actual = np.array([0.0, 100.0])
    quantiles = np.repeat([[50.0]], 2, axis=0).repeat(5, axis=1)
    assert metrics.rcrps(actual, quantiles) == pytest.approx(2 * 25 / 98)


def test_coverage_counts_the_ends_and_is_told_by_series() -> None:
    low, high = np.array([0.0, 3.0, 0.0]), np.array([0.0, 4.0, 6.0])
    assert metrics.coverage(ACTUAL, low, high) == pytest.approx(2 / 3)
    of_each = metrics.coverages(ACTUAL, low, high, np.array([7, 7, 8]))
    assert of_each.tolist() == [0.5, 1.0]


def test_peaks_said_and_come() -> None:
    found = metrics.peaks(ACTUAL, SAID, np.array([0.5, 1.0, 5.0]))
    assert found == metrics.Peaks(said=2, came=2, both=1)
    assert (found.precision, found.recall) == (0.5, 0.5)
    nothing = metrics.Peaks(0, 0, 0)
    assert (nothing.precision, nothing.recall) == (None, None)
