"""Running statistics of a series look back only, and skip what is unknown."""

import numpy as np
import pytest

from pipelines.forecast.history import history
from tests.pipelines.forecast.stations import frame_of

VALUES = np.array([*range(30), 0, np.nan], float)[:, None]


def test_least_greatest_spread_and_idle_share_of_the_last_day() -> None:
    found = history(frame_of(VALUES))
    assert [found.low[at, 0] for at in (0, 23, 29, 30, 31)] == [0, 0, 6, 0, 0]
    assert [found.high[at, 0] for at in (0, 23, 29, 31)] == [0, 23, 29, 29]
    assert found.spreads[0][29, 0] == pytest.approx(np.std(np.arange(6, 30)))
    assert found.idle[0][31, 0] == pytest.approx(1 / 23)


def test_a_slope_is_a_change_that_came_twice() -> None:
    values = np.array([5, 5, 5, 7, 9, 11, 11, np.nan, 10.5])[:, None]
    found = history(frame_of(values))
    assert found.slope[:, 0].tolist() == [0, 0, 0, 0, 2, 2, 0, 0, 0]
    assert found.straight[:, 0].tolist() == [0, 0, 1, 0, 1, 2, 0, 0, 0]


def test_how_numbers_are_rounded_does_not_bend_a_line() -> None:
    values = np.linspace(1 / 3, 12 + 1 / 7, 50).round(9)[:, None]
    assert history(frame_of(values)).straight[-1, 0] == 48
