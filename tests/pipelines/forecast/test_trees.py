"""Soon, boosters tell a level and a change from going on; a day-long line goes on."""

from typing import Any, cast

import numpy as np
import pytest

from pipelines.forecast.features import Asked, Features
from pipelines.forecast.outcome import MEAN, STATISTICS
from pipelines.forecast.trees import Name, Trees
from tests.pipelines.forecast.stations import frame_of

LEVEL, CHANGE = 0.5, 0.25  # of the scale


class Always:
    """A booster that always says the same."""

    def __init__(self, says: float) -> None:
        self._says = says

    def predict(self, seen: Any, **_: int) -> Any:
        return np.full(len(seen), self._says)


def trees() -> Trees:
    """Of one group that ends an hour ahead, and one of the rest."""
    boosters: dict[Name, Any] = {}
    for statistic in STATISTICS:
        boosters[0, statistic, "change"] = Always(CHANGE)
        boosters[0, statistic, "level"] = boosters[1, statistic, "level"] = Always(LEVEL)
    return Trees((1,), cast(Any, boosters), threads=1)


def told(values: list[float], ahead: int) -> dict[float | None, float]:
    """By statistic, in shares of the scale, from the last of these hours."""
    features = Features(frame_of(np.array(values)[:, None]), 2)
    asked = Asked(np.array([len(values) - 1]), np.array([0]), np.array([ahead]))
    (said,) = trees().predict(features, asked) / features.scale(asked)[:, None]
    return dict(zip(STATISTICS, said.tolist(), strict=True))


def test_the_middle_is_halfway_between_level_and_change_and_the_outer_ones_the_change() -> None:
    said = told([4, 2, 4, 2], ahead=1)
    assert said[MEAN] == said[0.5] == pytest.approx((LEVEL + CHANGE + 2 / 3) / 2)
    assert said[0.1] == pytest.approx(CHANGE + 2 / 3)


def test_what_ran_straight_for_a_day_is_told_by_the_change_from_going_on() -> None:
    a_day = [float(kw) for kw in range(1, 28)]
    said = told(a_day, ahead=1)
    assert said[MEAN] == said[0.5] == said[0.1] == pytest.approx(CHANGE + 28 / 14)
    less = told(a_day[2:], ahead=1)
    assert less[0.5] < less[0.1] == pytest.approx(CHANGE + 28 / 15)


def test_farther_ahead_the_level_is_told() -> None:
    assert set(told([1, 2, 3, 4], ahead=2).values()) == {LEVEL}
