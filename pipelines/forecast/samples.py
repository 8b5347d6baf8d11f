"""Which origins, series and horizons are learned from: drawn evenly, by a fixed seed."""

import math

import numpy as np
from numpy.random import Generator

from pipelines.forecast.buckets import spans
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


def tape(
    features: Features, many: int, horizon: int, between: tuple[int, int], by: Generator
) -> Asked:
    """What came in the order in which it came: of each step, series and bucket one horizon.

    Args:
        many: rows at most, about; where there are more, each has the same chance.
        between: first step, and the one before which it ends.
    """
    buckets = spans(features.frame.steps_a_day, horizon)
    shape = (max(between[1] - between[0], 0), len(features.frame.series), len(buckets))
    chance = many / max(math.prod(shape), 1)
    step, series, bucket = np.nonzero(by.random(shape, np.float32) < chance)
    least, most = np.array(buckets).T
    ahead = by.integers(least[bucket], most[bucket] + 1)
    asked = Asked(between[0] + step - ahead, series, ahead)
    return asked.where((asked.origin >= 0) & ~np.isnan(features.actual(asked)))
