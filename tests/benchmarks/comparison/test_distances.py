"""Distances of distributions, by values that can be checked by hand."""

import numpy as np
import pytest

from benchmarks.comparison.distances import circular, total_variation, wasserstein


def hours(**amounts: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Amounts by hour of the day, `h7=2` for two at seven."""
    found = np.zeros(24)
    for name, amount in amounts.items():
        found[int(name[1:])] = amount
    return found


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ([1, 2, 3], [1, 2, 3], 0),
        ([1, 2, 3], [3, 4, 5], 2),
        ([0, 1, 3], [5, 6, 8], 5),
        ([0], [0, 0, 0, 4], 1),
        ([0, 10], [5], 5),
    ],
)
def test_wasserstein_is_how_far_values_are_moved_on_average(
    one: list[float], other: list[float], distance: float
) -> None:
    assert wasserstein(np.array(one, float), np.array(other, float)) == pytest.approx(distance)
    assert wasserstein(np.array(other, float), np.array(one, float)) == pytest.approx(distance)


def test_hours_are_moved_the_short_way_around_midnight() -> None:
    assert circular(hours(h8=5), hours(h9=1)) == pytest.approx(1)
    assert circular(hours(h23=1), hours(h1=1)) == pytest.approx(2)
    assert circular(hours(h0=1), hours(h12=1)) == pytest.approx(12)
    assert circular(hours(h7=1, h8=1), hours(h7=1, h20=1)) == pytest.approx(6)


def test_total_variation_is_the_share_in_another_bin() -> None:
    workdays, every_day = np.array([1.0] * 5 + [0, 0]), np.ones(7)
    assert total_variation(workdays, every_day) == pytest.approx(2 / 7)
    assert total_variation(np.array([3.0, 1]), np.array([6.0, 2])) == 0
