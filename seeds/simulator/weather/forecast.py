"""A forecast: what will be true, and what is wrong with it."""

import numpy as np

from seeds.simulator.weather.parameters import Climate
from seeds.simulator.weather.sky import Sky

STRAYS_H = 6


def foretold(rng: np.random.Generator, around: Sky, climate: Climate) -> Sky:
    """Hours as they are foretold, of hours as they will be.

    `around` has `STRAYS_H` more at both ends, for rain that strays. The error of temperature is a
    random walk: it grows with the root of the hours ahead, and lasts from hour to hour.
    """
    many = len(around.rain_mm) - 2 * STRAYS_H
    hours = STRAYS_H + np.arange(many)
    error_c = climate.errs_c * np.cumsum(rng.standard_normal(many)) / np.sqrt(24)
    astray = rng.random(many) < climate.strays
    by = rng.integers(1, STRAYS_H + 1, many) * rng.choice((-1, 1), many)
    return Sky(around.temperature_c[hours] + error_c, around.rain_mm[hours + astray * by])
