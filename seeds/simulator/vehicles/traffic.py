"""How fast vehicles get on."""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.city import City
from seeds.simulator.roads.flow import rush

Ints = NDArray[np.int64]


def mean_ms(city: City, day: int, at_s: Ints) -> NDArray[np.float64]:
    """Mean speed in m/s of trips at seconds of a day."""
    driving, traffic = city.parameters.driving, city.parameters.traffic
    restful = city.clock.restful(day)
    kmh = driving.kmh * (1 - driving.slower * rush(at_s, restful, traffic))
    return np.asarray(kmh / 3.6)
