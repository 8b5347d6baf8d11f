"""Adaptive conformal intervals: those of a series widen where it was missed, and narrow while it
is held.

Source: Gibbs and Candès, Adaptive Conformal Inference Under Distribution Shift, NeurIPS 2021; here
on the logarithm of the width, for each series and bucket of hours ahead.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipelines.forecast.buckets import BUCKETS, bucket_of
from pipelines.forecast.features import Asked, Features
from pipelines.forecast.frame import Floats, columns_of
from pipelines.forecast.outcome import STATISTICS

_MEDIAN, _LOW, _HIGH = (STATISTICS.index(each) for each in (0.5, 0.1, 0.9))
_RATE = 0.1  # of learning; this, margin and widest were chosen on validation parts
_MARGIN = 0.01  # of the scale: where a quantile is its median, there is nothing else to stretch
_WIDEST = 2.0  # 7.4 times as wide as the members say, or as narrow


@dataclass(frozen=True, eq=False)
class Calibration:
    """How much farther from the median each other quantile has to be.

    Attributes:
        held: share of outcomes that the 80 % interval of a series is to hold.
        stretch: logarithm of the factor of the distance from the median, series × buckets.
    """

    held: float
    stretch: Floats

    def of(self, series: tuple[str, ...], trained: tuple[str, ...]) -> "Calibration":
        """The same for other series; as their members say for those it was not trained on."""
        known = np.vstack([self.stretch, np.zeros(BUCKETS)])
        return replace(self, stretch=known[columns_of(series, trained)])

    def follow(self, said: Floats, features: Features, asked: Asked, steps: range) -> "Trail":
        """What becomes of it as the outcomes of steps come in.

        Args:
            said: forecasts as the members say them, rows × `STATISTICS`.
            asked: what they are of, in steps of which the outcome is known.
        """
        distances, errors = _distances(said, features.scale(asked)), _errors(said, features, asked)
        bucket, target = bucket_of(features.hours_ahead(asked)), asked.origin + asked.ahead
        now, trail = self.stretch, [self.stretch]
        for rows in _by_step(target, steps):
            place = asked.series[rows], bucket[rows]
            low, high = (distances[rows] * np.exp(now[place])[:, None])[:, [_LOW, _HIGH]].T
            missed = (errors[rows] < low) | (errors[rows] > high)
            now = now.copy()
            now[place] = np.clip(now[place] + _RATE * (missed - (1 - self.held)), -_WIDEST, _WIDEST)
            trail.append(now)
        return Trail(steps.start - 1, np.stack(trail))


@dataclass(frozen=True, eq=False)
class Trail:
    """How far quantiles were stretched at each origin.

    Attributes:
        first: the origin before any outcome was known.
        stretch: origins from the first on × series × buckets.
    """

    first: int
    stretch: Floats

    def last(self, held: float) -> Calibration:
        """Where it has come to."""
        return Calibration(held, self.stretch[-1])

    def apply(self, said: Floats, features: Features, asked: Asked) -> Floats:
        """Forecasts, rows × `STATISTICS`, with quantiles stretched about their median."""
        at = np.clip(asked.origin - self.first, 0, len(self.stretch) - 1)
        bucket = bucket_of(features.hours_ahead(asked))
        factor = np.exp(self.stretch[at, asked.series, bucket])
        stretched = said.copy()
        moved = _distances(said, features.scale(asked)) * factor[:, None]
        stretched[:, 1:] = said[:, _MEDIAN, None] + moved[:, 1:]
        return stretched


def pooled(said: Floats, features: Features, asked: Asked, held: float, many: int) -> Calibration:
    """Where each series begins: the factor with which that share of all outcomes is held.

    Args:
        many: series.
    """
    distances, errors = _distances(said, features.scale(asked)), _errors(said, features, asked)
    side = np.where(errors < 0, _LOW, _HIGH)
    scores = errors / np.take_along_axis(distances, side[:, None], axis=1)[:, 0]
    bucket = bucket_of(features.hours_ahead(asked))
    found = np.ones(BUCKETS)
    for each in np.unique(bucket):
        found[each] = np.quantile(scores[bucket == each], held, method="higher")
    least, most = np.exp([-_WIDEST, _WIDEST])
    return Calibration(held, np.tile(np.log(np.clip(found, least, most)), (many, 1)))


def _errors(said: Floats, features: Features, asked: Asked) -> Floats:
    return features.actual(asked) - said[:, _MEDIAN]


def _distances(said: Floats, scale: NDArray[np.float32]) -> Floats:
    """From the median to each column, with its margin; below 0 on the lower side."""
    side = np.sign(np.arange(len(STATISTICS)) - _MEDIAN)
    apart = np.maximum(side * (said - said[:, _MEDIAN, None]), 0)
    distances: Floats = side * (apart + _MARGIN * scale[:, None])
    return distances


def _by_step(target: NDArray[np.intp], steps: range) -> list[NDArray[np.intp]]:
    """Numbers of the rows of each step."""
    if not steps:
        return []
    order = np.argsort(target, kind="stable")
    ends = np.searchsorted(target[order], steps, side="right")
    return np.split(order, ends[:-1])
