"""Rush hours: how full the roads are, from 0 to 1."""

from math import exp

_MORNING, _EVENING = (8.2, 0.9), (18.0, 1.3)  # hour of the peak, and how wide it is
_WEEKEND = 0.35
_DAYTIME = 0.2


def rush(at_s: int, weekend: bool) -> float:
    """How full at a second of the city's day."""
    hour = at_s % 86_400 / 3600
    peak = max(_bell(hour, *_MORNING), _bell(hour, *_EVENING)) * (_WEEKEND if weekend else 1)
    return max(peak, _DAYTIME if 7 <= hour < 22 else 0)


def _bell(hour: float, middle: float, width: float) -> float:
    return exp(-(((hour - middle) / width) ** 2) / 2)
