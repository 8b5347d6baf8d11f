"""The connectors of a city by name, and which of them stand at home."""

import numpy as np
from numpy.typing import NDArray

from benchmarks.zombie.episodes import Connector
from seeds.simulator.city import City


def names(city: City) -> list[Connector]:
    """Of all connectors, in the order of their numbers."""
    charging = city.charging
    columns = charging.ids_of_connectors(np.arange(len(charging.station))).values()
    return list(zip(*(each.to_pylist() for each in columns), strict=True))


def at_home(city: City) -> NDArray[np.bool_]:
    """By number: does it stand at a private site, alone and with no sensor at its bay?"""
    return np.asarray(city.charging.is_private[city.charging.station])
