"""GCJ-02, the shifted coordinates of Chinese maps, to WGS 84.

The shift was never published; the polynomial is the one that open implementations share. Source:
the test values of github.com/googollee/eviltransform, which the test repeats.
"""

from math import cos, degrees, pi, radians, sin, sqrt
from typing import NamedTuple

_SEMI_MAJOR_M = 6_378_245.0  # Krasovsky 1940
_ECCENTRICITY_SQUARED = 0.00669342162296594323
_ROUNDS = 5  # each leaves less than a hundredth of the error of the one before, at first 0.01°


class Position(NamedTuple):
    """Degrees."""

    longitude: float
    latitude: float


def to_wgs84(shifted: Position) -> Position:
    """Where it really is; positions outside of China are not shifted."""
    if not _in_china(shifted):
        return shifted
    found = shifted
    for _ in range(_ROUNDS):
        again = to_gcj02(found)
        found = Position(
            found.longitude + shifted.longitude - again.longitude,
            found.latitude + shifted.latitude - again.latitude,
        )
    return found


def to_gcj02(position: Position) -> Position:
    """Where Chinese maps show it."""
    x, y = position.longitude - 105, position.latitude - 35
    flattened = 1 - _ECCENTRICITY_SQUARED * sin(radians(position.latitude)) ** 2
    meridian_m = _SEMI_MAJOR_M * (1 - _ECCENTRICITY_SQUARED) / (flattened * sqrt(flattened))
    parallel_m = _SEMI_MAJOR_M / sqrt(flattened) * cos(radians(position.latitude))
    return Position(
        position.longitude + degrees(_east_m(x, y) / parallel_m),
        position.latitude + degrees(_north_m(x, y) / meridian_m),
    )


def _in_china(position: Position) -> bool:
    return 72.004 < position.longitude < 137.8347 and 0.8293 < position.latitude < 55.8271


def _east_m(x: float, y: float) -> float:
    plane = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    waves = (
        20 * sin(x * pi) + 40 * sin(x * pi / 3) + 150 * sin(x * pi / 12) + 300 * sin(x * pi / 30)
    )
    return plane + (_ripple(x) + waves) * 2 / 3


def _north_m(x: float, y: float) -> float:
    plane = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    waves = (
        20 * sin(y * pi) + 40 * sin(y * pi / 3) + 160 * sin(y * pi / 12) + 320 * sin(y * pi / 30)
    )
    return plane + (_ripple(x) + waves) * 2 / 3


def _ripple(x: float) -> float:
    return 20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)
