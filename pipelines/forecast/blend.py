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
_TRIED = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7)


@dataclass(frozen=True, eq=False)
class Blend:
    """What was best on data kept from training, one number a bucket.

    Attributes:
        share: of the trees in the mean; the rest is the ridge's.
        same: of the scale: a median that is nearer to the last value is the last value. Meters
            repeat themselves to the last digit.
    """

    share: Floats
    same: Floats

    def apply(self, said: Floats, ridge: Floats, features: Features, asked: Asked) -> Floats:
        """kW, rows × `STATISTICS`, from those of the trees and the mean of the ridge.

        Where the median becomes the last value, the others make room for it.
        """
        bucket = bucket_of(features.hours_ahead(asked))
        blended, share = said.copy(), self.share[bucket]
        blended[:, _MEAN] = share * said[:, _MEAN] + (1 - share) * ridge
        last = features.last(asked)
        near = _apart(said, features, asked) < self.same[bucket]
        median = np.where(near, last, said[:, _MEDIAN])[:, None]
        blended[:, _MEAN + 1 : _MEDIAN] = np.minimum(said[:, _MEAN + 1 : _MEDIAN], median)
        blended[:, _MEDIAN:] = np.maximum(said[:, _MEDIAN:], median)
        blended[:, _MEDIAN] = median[:, 0]
        return blended


def fit_blend(said: Floats, ridge: Floats, features: Features, asked: Asked) -> Blend:
    """The shares that leave the least squares, the nearness that leaves the least errors."""
    bucket = bucket_of(features.hours_ahead(asked))
    actual = features.actual(asked).astype(float)
    off = np.abs(actual - said[:, _MEDIAN])
    gained = off - np.abs(actual - features.last(asked))
    apart = _apart(said, features, asked)
    share, same = np.ones(BUCKETS), np.zeros(BUCKETS)
    for each in np.unique(bucket):
        chosen = bucket == each
        share[each] = _share(said[chosen, _MEAN], ridge[chosen], actual[chosen])
        same[each] = _nearness(apart[chosen], gained[chosen])
    return Blend(share, same)


def _apart(said: Floats, features: Features, asked: Asked) -> NDArray[Any]:
    """From the median to the last value, in shares of the scale."""
    distance: NDArray[Any] = np.abs(said[:, _MEDIAN] - features.last(asked))
    return distance / features.scale(asked)


def _nearness(apart: Floats, gained: Floats) -> float:
    """Of those tried, the one up to which it gains most in kW to say the last value."""
    gains = [float(gained[apart < each].sum()) for each in _TRIED]
    return _TRIED[int(np.argmax(gains))]


def _share(trees: Floats, ridge: Floats, actual: Floats) -> float:
    """The weight of the trees in the mean that leaves the least squares; from 0 to 1."""
    apart = trees - ridge
    square = float((apart**2).sum())
    return float(np.clip(((actual - ridge) * apart).sum() / square, 0, 1)) if square else 1.0
