"""Where stations stand, which only the register says."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seeds.city.places import DISTRICTS
from seeds.simulator.charging.layout import Charging
from seeds.simulator.randomness import generator

_AROUND = 0.03  # degrees from the centre of the district: some kilometres


@dataclass(frozen=True)
class Spots:
    """By station.

    Attributes:
        town: place in the towns of its district.
        longitude, latitude: in degrees, WGS 84.
    """

    town: NDArray[np.int64]
    longitude: NDArray[np.float64]
    latitude: NDArray[np.float64]


def lay_spots(seed: int, charging: Charging) -> Spots:
    """Anywhere around the centre of its district, and in any of the towns: our assumption."""
    rng = generator(seed, "spots")
    many = len(charging.site)
    towns = np.array([len(each.towns) for each in DISTRICTS])[charging.district]
    centres = np.array([(each.longitude, each.latitude) for each in DISTRICTS])[charging.district]
    spots = np.round(centres + rng.uniform(-_AROUND, _AROUND, (many, 2)), 6)
    return Spots(rng.integers(0, towns), spots[:, 0], spots[:, 1])
