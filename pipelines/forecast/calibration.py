"""Split-conformal calibration of quantiles, pooled by horizon and size of the series."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.forecast.frame import Floats
from pipelines.forecast.outcome import QUANTILES, STATISTICS

_MEDIAN = STATISTICS.index(0.5)
_HOURS = (1, 3, 6, 12)  # a bucket of horizons ends with each, and one has the rest
_SIZES = 3
_FEWEST = 100  # pairs of forecast and actual, as OpenSTEF asks
_LEAST_WIDTH_KW = 1e-9


@dataclass(frozen=True, eq=False)
class Calibration:
    """How much farther from the median each quantile has to be.

    Attributes:
        sizes: kW of scale between the classes of size.
        factors: of the distance from the median, buckets × sizes × `QUANTILES`.
    """

    sizes: Floats
    factors: Floats

    def apply(self, said: Floats, ahead_h: Floats, scale: NDArray[Any]) -> Floats:
        """Forecasts, rows × `STATISTICS`, with quantiles stretched about their median."""
        factor = self.factors[_bucket(ahead_h), _size(self.sizes, scale)]
        median = said[:, _MEDIAN, None]
        stretched = said.copy()
        stretched[:, 1:] = np.sort(median + (said[:, 1:] - median) * factor, axis=1)
        return stretched


def calibrate(said: Floats, actual: Floats, ahead_h: Floats, scale: NDArray[Any]) -> Calibration:
    """Factors such that each quantile is passed as often as it says, on data kept from training.

    Args:
        said: forecasts, sorted, rows × `STATISTICS`.
        actual: kW that came.
    """
    sizes = np.quantile(scale, np.arange(1, _SIZES) / _SIZES)
    factors = np.ones((len(_HOURS) + 1, _SIZES, len(QUANTILES)))
    bucket, size = _bucket(ahead_h), _size(sizes, scale)
    for place in np.ndindex(factors.shape[:2]):
        chosen = (bucket == place[0]) & (size == place[1])
        if chosen.sum() >= _FEWEST:
            factors[place] = _factors(said[chosen], actual[chosen])
    return Calibration(sizes, factors)


def _factors(said: Floats, actual: Floats) -> Floats:
    median = said[:, _MEDIAN]
    factors = np.ones(len(QUANTILES))
    for column, quantile in enumerate(QUANTILES):
        if quantile == 0.5:
            continue
        side = 1 if quantile > 0.5 else -1
        width = np.maximum(side * (said[:, 1 + column] - median), _LEAST_WIDTH_KW)
        scores = side * (actual - median) / width
        within = quantile if side > 0 else 1 - quantile
        factors[column] = max(0.0, np.quantile(scores, within, method="higher"))
    return factors


def _bucket(ahead_h: Floats) -> NDArray[np.intp]:
    return np.searchsorted(_HOURS, ahead_h)


def _size(sizes: Floats, scale: NDArray[Any]) -> NDArray[np.intp]:
    return np.searchsorted(sizes, scale)
