"""How what the members say becomes one median and one mean, by hours ahead."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.forecast.buckets import BUCKETS, bucket_of
from pipelines.forecast.features import Asked, Features
from pipelines.forecast.frame import Floats
from pipelines.forecast.outcome import MEAN, STATISTICS

_MEAN, _MEDIAN = STATISTICS.index(MEAN), STATISTICS.index(0.5)
_NEXT = 0  # bucket: farther ahead an interval with that point would hold nine of ten
_TRIED = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7)


@dataclass(frozen=True, eq=False)
class Blend:
    """What was best on data kept from training.

    Attributes:
        share: of the trees in the mean of the members, by bucket; the rest is the ridge's.
        onward: of going on in the mean; the rest is the members'. Of series that do not run
            straight and of those that do, 2 × buckets.
        same: of the scale: a median of the next hour that is nearer to going on is just that.
    """

    share: Floats
    onward: Floats
    same: float

    def apply(self, said: Floats, ridge: Floats, features: Features, asked: Asked) -> Floats:
        """kW, rows × `STATISTICS`, from those of the trees and the mean of the ridge.

        Where the median becomes that of going on, the others make room for it.
        """
        bucket = bucket_of(features.hours_ahead(asked))
        onward, blended = features.onward(asked), said.copy()
        members = _mixed(self.share[bucket], said[:, _MEAN], ridge)
        blended[:, _MEAN] = _mixed(self.onward[features.straight(asked), bucket], onward, members)
        apart = _apart(said, onward, features.scale(asked))
        near = (bucket == _NEXT) & (apart < self.same)
        median = np.where(near, onward, said[:, _MEDIAN])[:, None]
        blended[:, _MEAN + 1 : _MEDIAN] = np.minimum(said[:, _MEAN + 1 : _MEDIAN], median)
        blended[:, _MEDIAN:] = np.maximum(said[:, _MEDIAN:], median)
        blended[:, _MEDIAN] = median[:, 0]
        return blended


def fit_blend(said: Floats, ridge: Floats, features: Features, asked: Asked) -> Blend:
    """The shares that leave the least squares, the nearness that leaves the least errors."""
    bucket, straight = bucket_of(features.hours_ahead(asked)), features.straight(asked)
    actual, going = (of(asked).astype(float) for of in (features.actual, features.onward))
    share, onward = np.ones(BUCKETS), np.zeros((2, BUCKETS))
    for each in np.unique(bucket):
        of = bucket == each
        share[each] = _share(said[of, _MEAN], ridge[of], actual[of], alike=1)
        members = _mixed(share[each], said[:, _MEAN], ridge)
        for run in (0, 1):
            these = of & (straight == run)
            onward[run, each] = _share(going[these], members[these], actual[these], alike=0)
    of = bucket == _NEXT
    gained = np.abs(actual - said[:, _MEDIAN]) - np.abs(actual - going)
    apart = _apart(said, going, features.scale(asked))
    return Blend(share, onward, _nearness(apart[of], gained[of]))


def _mixed(share: Floats, one: NDArray[Any], other: Floats) -> Floats:
    mixed: Floats = share * one + (1 - share) * other
    return mixed


def _apart(said: Floats, going: NDArray[Any], scale: NDArray[Any]) -> Floats:
    """From the median to going on, in shares of the scale."""
    apart: Floats = np.abs(said[:, _MEDIAN] - going) / scale
    return apart


def _nearness(apart: Floats, gained: Floats) -> float:
    """Of those tried, the one up to which it gains most in kW to say that it goes on."""
    gains = [float(gained[apart < each].sum()) for each in _TRIED]
    return _TRIED[int(np.argmax(gains))]


def _share(one: Floats, other: Floats, actual: Floats, alike: float) -> float:
    """The weight of the one in the mean that leaves the least squares, from 0 to 1; `alike` where
    there is no difference."""
    apart = one - other
    square = float((apart**2).sum())
    return float(np.clip(((actual - other) * apart).sum() / square, 0, 1)) if square else alike
