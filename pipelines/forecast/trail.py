"""Intervals about a median, each stretched as far as was known at its origin."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipelines.forecast.buckets import bucket_of
from pipelines.forecast.features import Asked, Features
from pipelines.forecast.frame import Floats
from pipelines.forecast.outcome import STATISTICS

LEVELS = (0.8, 0.9)
# The columns of each level's ends, those of the inner interval first.
LOW = [STATISTICS.index(each) for each in (0.1, 0.05)]
HIGH = [STATISTICS.index(each) for each in (0.9, 0.95)]
MEDIAN = STATISTICS.index(0.5)

_MARGIN = 0.01  # of the scale: where a quantile is its median, there is nothing else to stretch


@dataclass(frozen=True, eq=False)
class Trail:
    """How far quantiles were stretched at each origin.

    Attributes:
        first: the origin before any outcome was known.
        pool: logarithm of the factor of the distance from the median, hours ahead × whether it
            runs straight × `LEVELS`; its last row is of all that is farther, too.
        own: what is on top of that, origins from the first on × series × buckets × whether it
            runs straight × `LEVELS`.
    """

    first: int
    pool: Floats
    own: Floats

    def apply(self, said: Floats, features: Features, asked: Asked) -> Floats:
        """Forecasts, rows × `STATISTICS`, with quantiles stretched about their median."""
        stretched = said.copy()
        stretched[:, LOW], stretched[:, HIGH] = self.ends(said, features, asked)
        return stretched

    def ends(self, said: Floats, features: Features, asked: Asked) -> tuple[Floats, Floats]:
        """Of intervals, the lower and the upper ones, rows × `LEVELS`; none is in an inner one."""
        at = np.clip(asked.origin - self.first, 0, len(self.own) - 1)
        ahead = features.hours_ahead(asked)
        hour = np.minimum(hour_of(ahead), len(self.pool)) - 1
        run = features.straight(asked)
        factor = np.exp(self.pool[hour, run] + self.own[at, asked.series, bucket_of(ahead), run])
        moved, median = distances(said, features, asked), said[:, [MEDIAN]]
        low, high = median + moved[:, LOW] * factor, median + moved[:, HIGH] * factor
        return np.minimum.accumulate(low, axis=1), np.maximum.accumulate(high, axis=1)


def distances(said: Floats, features: Features, asked: Asked) -> Floats:
    """From the median to each column, with its margin; below 0 on the lower side."""
    side = np.sign(np.arange(len(STATISTICS)) - MEDIAN)
    apart = np.maximum(side * (said - said[:, [MEDIAN]]), 0)
    found: Floats = side * (apart + _MARGIN * features.scale(asked)[:, None])
    return found


def hour_of(ahead_h: Floats) -> NDArray[np.intp]:
    """Which hour ahead it is in, from 1."""
    return np.ceil(ahead_h).astype(np.intp)
