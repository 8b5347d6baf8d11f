"""What is said of a feeder is what is said of its stations."""

import numpy as np

from pipelines.forecast.sums import coherent


def test_a_whole_keeps_its_spread_about_the_sum_of_its_parts_means() -> None:
    def said(mean: float) -> list[list[float]]:
        return [[mean, mean - 2, mean - 1, mean, mean + 1, mean + 2]]

    stations = np.array([said(10), said(20), said(5)])
    feeders = np.array([said(33), said(4)])
    found = coherent(stations, feeders, np.array([0, 0, 1]))
    assert found.tolist() == [said(30), said(5)]
