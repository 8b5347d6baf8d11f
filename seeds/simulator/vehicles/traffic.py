"""How fast vehicles get on, and what it takes."""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.city import City
from seeds.simulator.clock import DAY_S, HOUR_S
from seeds.simulator.roads.flow import passable, rush
from seeds.simulator.weather.sky import sky_of

Ints = NDArray[np.int64]


def mean_ms(city: City, day: int, at_s: Ints) -> NDArray[np.float64]:
    """Mean speed in m/s of trips at seconds of a day."""
    driving, traffic = city.parameters.driving, city.parameters.traffic
    restful = city.clock.restful(day)
    kmh = driving.kmh * (1 - driving.slower * rush(at_s, restful, traffic))
    rains = sky_of(city, day).rains[at_s % DAY_S // HOUR_S]
    return np.asarray(kmh / 3.6 * passable(rains, traffic))


def consumption(city: City, day: int) -> float:
    """What heating and cooling make of the energy of a way on a day."""
    driving, mean_c = city.parameters.driving, float(sky_of(city, day).temperature_c.mean())
    cold, hot = max(0, driving.mild_c - mean_c), max(0, mean_c - driving.mild_c)
    return 1 + driving.heating * cold + driving.cooling * hot
