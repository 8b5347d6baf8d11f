"""A ridge regression over all series, one for each horizon: the rule to beat, and a member."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipelines.forecast.features import Asked, Features
from pipelines.forecast.frame import Floats, columns_of

LAGS = 12
_PENALTY = 1.0
_LEAST_KW = 1e-3
_WEEK = 7


@dataclass(frozen=True, eq=False)
class Ridge:
    """Twelve lags, a day and a week before, the mean of the hour of the week, sine and cosine.

    Attributes:
        centre: mean kW of each series over its history.
        spread: standard deviation in kW of each.
        week: mean of each step of the week, standardised, steps of a week × series.
        weights: of the columns and a constant, horizons × 18.
    """

    centre: Floats
    spread: Floats
    week: Floats
    weights: Floats

    @property
    def horizon(self) -> int:
        """Steps ahead that it can be asked for."""
        return len(self.weights)

    def of(self, series: tuple[str, ...], trained: tuple[str, ...]) -> "Ridge":
        """The same for other series; NaN for those that it was not trained on."""
        columns = columns_of(series, trained)
        centre, spread = (np.append(each, np.nan)[columns] for each in (self.centre, self.spread))
        week = np.pad(self.week, ((0, 0), (0, 1)))[:, columns]
        return replace(self, centre=centre, spread=spread, week=week)

    def knows(self, asked: Asked) -> NDArray[np.bool_]:
        """Whether it was trained on the series asked for."""
        known: NDArray[np.bool_] = ~np.isnan(self.centre[asked.series])
        return known

    def predict(self, features: Features, asked: Asked) -> Floats:
        """Mean kW of each that is asked for."""
        rows = _columns(self, features, asked)
        found: Floats = (rows * self.weights[asked.ahead - 1]).sum(axis=1)
        return found * self.spread[asked.series] + self.centre[asked.series]


def fit_ridge(features: Features, samples: list[Asked], until: int) -> Ridge:
    """A ridge from the first steps of a frame.

    Args:
        samples: of each horizon from 1 on, what is learned from.
        until: how many steps may be looked at.
    """
    values = features.frame.values[:until]
    many = np.maximum((~np.isnan(values)).sum(axis=0), 1)
    centre = np.nansum(values, axis=0) / many
    spread = np.sqrt(np.nansum((values - centre) ** 2, axis=0) / many)
    spread = np.maximum(spread, _LEAST_KW)
    week = _week((values - centre) / spread, features.frame.steps_a_day * _WEEK)
    blank = Ridge(centre, spread, week, np.empty((0, 0)))
    weights = np.array([_solved(blank, features, each) for each in samples])
    return Ridge(centre, spread, week, weights)


def _week(standard: Floats, steps: int) -> Floats:
    """Mean of each step of the week, counted from the frame's first; 0 where nothing is known."""
    known = ~np.isnan(standard)
    sums, counts = np.zeros((2, steps, standard.shape[1]))
    for begin in range(0, len(standard), steps):
        part = slice(begin, begin + steps)
        size = len(standard[part])
        sums[:size] += np.where(known[part], standard[part], 0)
        counts[:size] += known[part]
    return sums / np.maximum(counts, 1)


def _solved(ridge: Ridge, features: Features, asked: Asked) -> Floats:
    actual = features.actual(asked)
    rows = _columns(ridge, features, asked)
    wanted = (actual - ridge.centre[asked.series]) / ridge.spread[asked.series]
    penalty = _PENALTY * np.eye(rows.shape[1])
    penalty[-1, -1] = 1e-9  # a constant is not shrunk
    return np.linalg.solve(rows.T @ rows + penalty, rows.T @ wanted).astype(float)


def _columns(ridge: Ridge, features: Features, asked: Asked) -> Floats:
    """What is unknown counts as the series' mean."""
    past = [features.behind(asked, each) for each in range(LAGS)]
    past += [features.days_before(asked, 1), features.days_before(asked, _WEEK)]
    standard = (np.stack(past, axis=1) - ridge.centre[asked.series][:, None]) / ridge.spread[
        asked.series
    ][:, None]
    target, day = asked.origin + asked.ahead, features.frame.steps_a_day
    turn = 2 * np.pi * target / day
    rest = [
        ridge.week[target % len(ridge.week), asked.series],
        np.sin(turn),
        np.cos(turn),
        np.ones(len(asked)),
    ]
    return np.hstack([np.nan_to_num(standard), np.stack(rest, axis=1)])
