"""Adaptive conformal intervals: those of a series widen where it was missed, and narrow while it
is held.

Source: Gibbs and Candès, Adaptive Conformal Inference Under Distribution Shift, NeurIPS 2021; here
on the logarithm of the width, for each series, bucket of hours ahead and interval.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipelines.forecast.buckets import BUCKETS, bucket_of
from pipelines.forecast.features import Asked, Features
from pipelines.forecast.frame import Floats, columns_of
from pipelines.forecast.trail import HIGH, LEVELS, LOW, MEDIAN, Trail, distances, hour_of

_RATE = 0.04  # of learning; this, nearness and widest were chosen on validation parts
_NEAR = 1.25  # what is at most so many times nearer or farther ahead is off alike
_WIDEST = 2.0  # 7.4 times as wide, or as narrow


@dataclass(frozen=True, eq=False)
class Calibration:
    """How much farther from the median each other quantile has to be.

    Attributes:
        held: share of outcomes that the interval of each of `LEVELS` is to hold.
        pool: as of `Trail`.
        own: what a series has on top of that, series × buckets × 2 × `LEVELS`.
    """

    held: Floats
    pool: Floats
    own: Floats

    def of(self, series: tuple[str, ...], trained: tuple[str, ...]) -> "Calibration":
        """The same for other series; those it was not trained on have nothing on top."""
        known = np.vstack([self.own, np.zeros((1, *self.own.shape[1:]))])
        return replace(self, own=known[columns_of(series, trained)])

    def after(self, trail: Trail) -> "Calibration":
        """Where it has come to."""
        return replace(self, own=trail.own[-1])

    def follow(self, said: Floats, features: Features, asked: Asked, steps: range) -> Trail:
        """What becomes of it as the outcomes of steps come in.

        Each is judged by the interval as it was at its origin. One that has been widened since
        would hold it, and then less would be held of what is told than is asked for.

        Args:
            said: forecasts as the members say them, rows × `STATISTICS`.
            asked: what they are of, in steps of which the outcome is known.
        """
        own = np.repeat(self.own[None], len(steps) + 1, axis=0)
        trail = Trail(steps.start - 1, self.pool, own)
        rate = self._rate(features, asked, steps)
        for number, rows in enumerate(_by_step(asked.origin + asked.ahead, steps)):
            came = asked.where(rows)
            actual = features.actual(came)[:, None]
            low, high = trail.ends(said[rows], features, came)
            missed = (actual < low) | (actual > high)
            bucket = bucket_of(features.hours_ahead(came))
            place = came.series, bucket, features.straight(came)
            moved = own[number][place] + rate * (missed - (1 - self.held))
            own[number + 1] = own[number]
            own[number + 1][place] = np.clip(moved, -_WIDEST, _WIDEST)
        return trail

    def _rate(self, features: Features, asked: Asked, steps: range) -> float:
        """For each outcome; less where a series has several an hour, since all that were told
        before the first of them came are judged by the same interval."""
        hours = len(steps) * 24 / features.frame.steps_a_day
        places = len(self.own) * BUCKETS
        return _RATE * min(1, hours * places / max(len(asked), 1))


def pooled(said: Floats, features: Features, asked: Asked, held: Floats, many: int) -> Calibration:
    """Where each series begins: the factors with which those shares of all outcomes are held.

    Args:
        many: series.
    """
    errors = (features.actual(asked) - said[:, MEDIAN])[:, None]
    side = np.where(errors < 0, LOW, HIGH)
    scores = errors / np.take_along_axis(distances(said, features, asked), side, axis=1)
    hour = hour_of(features.hours_ahead(asked))
    near = [
        (hour >= each / _NEAR) & (hour <= each * _NEAR) for each in np.arange(1, hour.max() + 1)
    ]
    runs = features.straight(asked)
    pool = [[_stretch(scores[each & (runs == run)], held) for run in (0, 1)] for each in near]
    return Calibration(held, np.array(pool), np.zeros((many, BUCKETS, 2, len(LEVELS))))


def _stretch(scores: Floats, held: Floats) -> Floats:
    """Logarithms of the factors that hold those shares; 0 where nothing came."""
    if not len(scores):
        return np.zeros(len(held))
    shares = zip(scores.T, held, strict=True)
    found = [np.quantile(each, share, method="higher") for each, share in shares]
    stretch: Floats = np.log(np.clip(found, *np.exp([-_WIDEST, _WIDEST])))
    return stretch


def _by_step(target: NDArray[np.intp], steps: range) -> list[NDArray[np.intp]]:
    """Numbers of the rows of each step."""
    if not steps:
        return []
    order = np.argsort(target, kind="stable")
    ends = np.searchsorted(target[order], steps, side="right")
    return np.split(order, ends[:-1])
