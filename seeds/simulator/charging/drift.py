"""Meters that count wrong, each by a factor that does not change."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.conditions import Conditions

Ints = NDArray[np.int64]
RIGHT_PPM = 1_000_000


def draw_factors(rng: np.random.Generator, many: int, conditions: Conditions) -> Ints:
    """What so many meters count of 10⁶ Wh that flow; too much as often as too little."""
    least, most = (round(percent * 10_000) for percent in conditions.drift_percent)
    wrong = rng.random(many) < conditions.drifting_meters
    by_ppm = rng.integers(least, most + 1, many) * rng.choice((-1, 1), many)
    return np.asarray(RIGHT_PPM + wrong * by_ppm)


def counted(amount: NDArray[Any], factor_ppm: Ints) -> Ints:
    """What meters show of an amount of each, in whole units.

    Rounded down, so that what a register shows never exceeds what it will have at the end.
    """
    return np.asarray(amount.astype(np.int64) * factor_ppm // RIGHT_PPM)
