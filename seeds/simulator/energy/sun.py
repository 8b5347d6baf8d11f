"""How high the sun stands over Chongqing, and how much light it gives."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_LATITUDE, _LONGITUDE = np.radians(29.5), 106.5
_MERIDIAN = 120  # of the city's time
_DEGREES_AN_HOUR = 15
_STANDARD_SKY = 1_000  # W/m² that panels are rated at


def sine_of_elevation(day_of_year: int, second: Ints) -> Floats:
    """At seconds of a day in the city's time; negative by night.

    Source: declination by Cooper (1969), equation of time as in Masters, Renewable and Efficient
    Electric Power Systems (2004), equation 7.16.
    """
    declination = np.radians(23.45) * np.sin(2 * np.pi * (284 + day_of_year) / 365)
    angle = 2 * np.pi * (day_of_year - 81) / 364
    equation_min = 9.87 * np.sin(2 * angle) - 7.53 * np.cos(angle) - 1.5 * np.sin(angle)
    west_h = (_LONGITUDE - _MERIDIAN) / _DEGREES_AN_HOUR
    solar_h = second / 3600 + west_h + equation_min / 60
    around = np.radians((solar_h - 12) * _DEGREES_AN_HOUR)
    level = np.sin(_LATITUDE) * np.sin(declination)
    return np.asarray(level + np.cos(_LATITUDE) * np.cos(declination) * np.cos(around))


def clear_sky(day_of_year: int, second: Ints) -> Floats:
    """Light on flat ground under a clear sky, over that at which panels are rated.

    Source: Haurwitz (1945), 1098·s·exp(−0.057/s) W/m² with s the sine of the elevation.
    """
    sine = sine_of_elevation(day_of_year, second).clip(1e-3)
    return np.asarray(1098 * sine * np.exp(-0.057 / sine) / _STANDARD_SKY)
