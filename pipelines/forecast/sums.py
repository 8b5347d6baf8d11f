"""Coherent sums: what is said of a feeder, district or city is what is said of its stations."""

import numpy as np
from numpy.typing import NDArray

from pipelines.forecast.frame import Floats
from pipelines.forecast.outcome import STATISTICS

_MEAN = STATISTICS.index(None)


def coherent(parts: Floats, wholes: Floats, whole_of: NDArray[np.intp]) -> Floats:
    """Forecasts of the wholes whose means are the sums of those of their parts.

    Means add up, quantiles do not: stations seldom peak together. So a whole keeps the spread of
    the forecast of its own series, moved to the sum of its parts' means.

    Args:
        parts: kW, parts × steps × `STATISTICS`.
        wholes: the same of the wholes' own series.
        whole_of: for each part the number of its whole.
    """
    sums = np.zeros(wholes.shape[:2])
    np.add.at(sums, whole_of, parts[:, :, _MEAN])
    moved: Floats = wholes + (sums - wholes[:, :, _MEAN])[:, :, None]
    return moved
