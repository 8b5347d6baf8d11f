"""Time-of-use prices 尖峰平谷, and where they move those who can choose.

Hours and factors: Chongqing, domain notes §5.4 (second-hand; later changes not verified). The flat
price and the service fee are made up.
"""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.clock import DAY_S, HOUR_S

Ints = NDArray[np.int64]
SHARP_MONTHS = (1, 7, 8, 12)
FLAT, PEAK, VALLEY = 7_000, 11_200, 2_660  # 0.01 fen a kWh: 平 0.70 元, 峰 +60 %, 谷 −62 %
SHARP = 13_440  # 尖峰: +20 % on 峰
SERVICE = 4_000  # 0.40 元 a kWh
_HOURS = np.arange(24)
_NEAR_H = np.array([0, -1, 1, -2, 2])  # hours by which who can choose moves: our assumption


def price(month: int, hour: int) -> int:
    """Energy price in 0.01 fen a kWh at an hour of the city's day."""
    if month in SHARP_MONTHS and 12 <= hour < 14:
        return SHARP
    if 11 <= hour < 17 or 20 <= hour < 22:
        return PEAK
    return VALLEY if hour < 8 else FLAT


def prices(month: int) -> Ints:
    """By hour of the day."""
    return np.array([price(month, hour) for hour in range(24)])


def cheapest_near(month: int) -> Ints:
    """By hour of the day: the cheapest of the hours near it, the nearest of these."""
    near = (_HOURS[:, None] + _NEAR_H) % 24
    return np.asarray(near[_HOURS, prices(month)[near].argmin(axis=1)])


def till_valley_s(month: int, at_s: Ints) -> Ints:
    """How long after each second the lowest price 谷 begins; 0 where it holds."""
    lowest = prices(month) == prices(month).min()
    ahead = lowest[(_HOURS[:, None] + _HOURS) % 24].argmax(axis=1)[at_s % DAY_S // HOUR_S]
    return np.where(ahead > 0, ahead * HOUR_S - at_s % HOUR_S, 0)
