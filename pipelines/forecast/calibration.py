"""Split-conformal calibration of quantiles, pooled by horizon and size of the series."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.forecast.frame import Floats
from pipelines.forecast.outcome import QUANTILES, STATISTICS

_MEDIAN = STATISTICS.index(0.5)
_LEVELS = np.array([each for each in QUANTILES if each != 0.5])
_OUTER = [STATISTICS.index(each) for each in _LEVELS]
_HOURS = (1, 3, 6, 12)  # a bucket of horizons ends with each, and one has the rest
_SIZES = 3
_FEWEST = 100  # pairs of forecast and actual, as OpenSTEF asks
_MARGIN = 0.01  # of the scale: where a quantile is its median, there is nothing else to stretch


@dataclass(frozen=True, eq=False)
class Calibration:
    """How much farther from the median each other quantile has to be.

    Attributes:
        sizes: kW of scale between the classes of size.
        factors: of the distance from the median, buckets × sizes × quantiles.
    """

    sizes: Floats
    factors: Floats

    def apply(self, said: Floats, ahead_h: Floats, scale: NDArray[Any]) -> Floats:
        """Forecasts, rows × `STATISTICS`, with quantiles stretched about their median."""
        factor = self.factors[_bucket(ahead_h), _size(self.sizes, scale)]
        stretched = said.copy()
        stretched[:, _OUTER] = said[:, _MEDIAN, None] + _distances(said, scale) * factor
        stretched[:, 1:].sort(axis=1)
        return stretched


def calibrate(said: Floats, actual: Floats, ahead_h: Floats, scale: NDArray[Any]) -> Calibration:
    """Factors such that each quantile is passed as often as it says, on data kept from training.

    Args:
        said: forecasts, rows × `STATISTICS`.
        actual: kW that came.
    """
    sizes = np.quantile(scale, np.arange(1, _SIZES) / _SIZES)
    factors = np.ones((len(_HOURS) + 1, _SIZES, len(_OUTER)))
    bucket, size = _bucket(ahead_h), _size(sizes, scale)
    for place in np.ndindex(factors.shape[:2]):
        chosen = (bucket == place[0]) & (size == place[1])
        if chosen.sum() >= _FEWEST:
            factors[place] = _factors(said[chosen], actual[chosen], scale[chosen])
    return Calibration(sizes, factors)


def _factors(said: Floats, actual: Floats, scale: NDArray[Any]) -> Floats:
    """Of each quantile, the smallest factor with which as many stay within as should."""
    scores = (actual - said[:, _MEDIAN])[:, None] / _distances(said, scale)
    within = np.maximum(_LEVELS, 1 - _LEVELS)
    found = [
        np.quantile(score, share, method="higher")
        for score, share in zip(scores.T, within, strict=True)
    ]
    return np.maximum(found, 0)


def _distances(said: Floats, scale: NDArray[Any]) -> Floats:
    """From the median to each other quantile, with its margin; below 0 on the lower side."""
    side = np.sign(_LEVELS - 0.5)
    apart = np.maximum(side * (said[:, _OUTER] - said[:, _MEDIAN, None]), 0)
    distances: Floats = side * (apart + _MARGIN * scale[:, None])
    return distances


def _bucket(ahead_h: Floats) -> NDArray[np.intp]:
    return np.searchsorted(_HOURS, ahead_h)


def _size(sizes: Floats, scale: NDArray[Any]) -> NDArray[np.intp]:
    return np.searchsorted(sizes, scale)
