"""Hours ahead in five buckets, in each of which forecasts are off alike."""

import numpy as np
from numpy.typing import NDArray

from pipelines.forecast.frame import Floats

_HOURS = (1, 3, 6, 12)  # a bucket ends with each, and one has the rest

BUCKETS = len(_HOURS) + 1


def bucket_of(ahead_h: Floats) -> NDArray[np.intp]:
    """Which bucket each number of hours is in, from 0."""
    return np.searchsorted(_HOURS, ahead_h)


def spans(steps_a_day: int, horizon: int) -> list[tuple[int, int]]:
    """First and last steps ahead of the buckets that a horizon reaches."""
    ends = [min(hours * steps_a_day // 24, horizon) for hours in _HOURS] + [horizon]
    begins = [1, *(each + 1 for each in ends[:-1])]
    return [(begin, end) for begin, end in zip(begins, ends, strict=True) if begin <= end]
