"""Which origins, series and horizons are learned from: drawn evenly, by a fixed seed."""

import numpy as np
from numpy.random import Generator

from pipelines.forecast.features import Asked, Features


def draw(
    features: Features, many: int, ahead: tuple[int, int], between: tuple[int, int], by: Generator
) -> Asked:
    """Samples whose actual value is known; no more than there are different ones.

    Args:
        ahead: first and last horizon, in steps.
        between: first origin, and the step before which all that is asked for lies.
    """
    there_are = (between[1] - between[0]) * len(features.frame.series) * (ahead[1] - ahead[0] + 1)
    many = min(many, there_are)
    horizon = by.integers(ahead[0], ahead[1] + 1, many)
    last = np.maximum(between[1] - horizon, between[0] + 1)
    origin = by.integers(between[0], last)
    series = by.integers(0, len(features.frame.series), many)
    asked = Asked(origin, series, horizon)
    return asked.where(~np.isnan(features.actual(asked)) & (origin + horizon < between[1]))
