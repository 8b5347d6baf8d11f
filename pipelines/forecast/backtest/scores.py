"""How good each was at each horizon: errors by fold, then their mean; intervals of all pairs."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pipelines.forecast import metrics
from pipelines.forecast.frame import Floats
from pipelines.forecast.outcome import STATISTICS

_MEAN, _P10, _P50, _P90 = (STATISTICS.index(each) for each in (None, 0.1, 0.5, 0.9))
_P5, _P95 = STATISTICS.index(0.05), STATISTICS.index(0.95)


@dataclass(frozen=True, eq=False)
class Told:
    """What was said of the hours of one fold, and what came.

    Attributes:
        actual: kW.
        series: column of the frame.
        origin: number of the last step that was known.
        said: by the model, rows × `STATISTICS`.
        rules: by each simple rule.
        limit: kW that counts as a peak of each: the P95 of what it did before.
    """

    actual: Floats
    series: Floats
    origin: Floats
    said: Floats
    rules: Mapping[str, Floats]
    limit: Floats


@dataclass(frozen=True)
class Errors:
    """Of one teller; MAE in kW of its median, RMSE of its mean."""

    mae: float
    rmse: float
    wape: float | None


@dataclass(frozen=True, eq=False)
class Spread:
    """How well the quantiles of the model tell what may come.

    Attributes:
        stations: coverage of the 80 % interval of each station, lowest first.
    """

    pinball: float
    rcrps: float | None
    coverage_80: float
    coverage_90: float
    stations: Floats
    peaks: metrics.Peaks

    @property
    def lowest_tenth(self) -> float:
        """The tenth percentile of stations' coverage of the 80 % interval."""
        return float(np.quantile(self.stations, 0.1))


@dataclass(frozen=True, eq=False)
class Result:
    """A backtest.

    Attributes:
        errors: by horizon in hours and teller, at single stations.
        city: the same of the sum of all stations.
        day_ahead: by teller, of days told at midnight.
        spreads: by horizon, and 0 for the day ahead.
        example: the last fold's days, told at midnight.
    """

    errors: Mapping[int, Mapping[str, Errors]]
    city: Mapping[int, Mapping[str, Errors]]
    day_ahead: Mapping[str, Errors]
    spreads: Mapping[int, Spread]
    example: Told
    folds: int


MODEL = "lightgbm"


def errors(folds: list[Told]) -> dict[str, Errors]:
    """Of each teller: the mean over folds of MAE and RMSE; WAPE of all folds together."""
    return {name: _errors(folds, name) for name in (MODEL, *folds[0].rules)}


def city(folds: list[Told]) -> dict[str, Errors]:
    """The same of all stations together; of the model its mean, since medians do not add up."""
    return errors([_summed(each) for each in folds])


def spread(folds: list[Told]) -> Spread:
    """Of all pairs of all folds."""
    actual, said = _all(folds, "actual"), _all(folds, "said")
    low, high = said[:, _P10], said[:, _P90]
    return Spread(
        pinball=metrics.pinball(actual, said[:, 1:]),
        rcrps=metrics.rcrps(actual, said[:, 1:]),
        coverage_80=metrics.coverage(actual, low, high),
        coverage_90=metrics.coverage(actual, said[:, _P5], said[:, _P95]),
        stations=metrics.coverages(actual, low, high, _all(folds, "series")),
        peaks=metrics.peaks(actual, high, _all(folds, "limit")),
    )


def _errors(folds: list[Told], name: str) -> Errors:
    points = [_points(each, name) for each in folds]
    actual, medians = _all(folds, "actual"), np.concatenate([median for median, _ in points])
    return Errors(
        mae=_mean([metrics.mae(each.actual, p[0]) for each, p in zip(folds, points, strict=True)]),
        rmse=_mean(
            [metrics.rmse(each.actual, p[1]) for each, p in zip(folds, points, strict=True)]
        ),
        wape=metrics.wape(actual, medians),
    )


def _points(told: Told, name: str) -> tuple[Floats, Floats]:
    if name == MODEL:
        return told.said[:, _P50], told.said[:, _MEAN]
    return told.rules[name], told.rules[name]


def _summed(told: Told) -> Told:
    """All stations together, by hour."""
    _, hour = np.unique(told.origin, return_inverse=True)

    def total(values: Floats) -> Floats:
        return np.bincount(hour, values).astype(float)

    mean = total(told.said[:, _MEAN])
    return Told(
        actual=total(told.actual),
        series=np.zeros(len(mean)),
        origin=np.unique(told.origin),
        said=np.repeat(mean[:, None], len(STATISTICS), axis=1),
        rules={name: total(values) for name, values in told.rules.items()},
        limit=total(told.limit),
    )


def _all(folds: list[Told], column: str) -> Floats:
    found: Floats = np.concatenate([getattr(each, column) for each in folds])
    return found


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)
