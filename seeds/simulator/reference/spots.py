"""Where stations and lots are, which only the register says."""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.columns import Columns
from seeds.simulator.places import DISTRICTS, town_code
from seeds.simulator.randomness import generator
from seeds.simulator.reference.columns import Column, chosen

_AROUND = 0.03  # degrees from the centre of the district: some kilometres


@dataclass(frozen=True)
class Spots(Columns):
    """By thing.

    Attributes:
        district: place in `DISTRICTS`.
        town: place in the towns of the district.
        longitude, latitude: in degrees, WGS 84.
    """

    district: NDArray[Any]
    town: NDArray[np.int64]
    longitude: NDArray[np.float64]
    latitude: NDArray[np.float64]

    def where(self, here: NDArray[np.bool_], other: "Spots") -> "Spots":
        """These where a mask is true, elsewhere the others."""
        pairs = ((getattr(self, each.name), getattr(other, each.name)) for each in fields(self))
        return Spots(*(np.where(here, mine, theirs) for mine, theirs in pairs))

    def columns(self, ids: list[str]) -> dict[str, Column]:
        """Where things with ids are, and names made of it."""
        districts = chosen(DISTRICTS, self.district)
        towns = [each.towns[town] for each, town in zip(districts, self.town.tolist(), strict=True)]
        places = list(zip(districts, towns, ids, strict=True))
        return {
            "name": [f"{district.name}{town}{each}" for district, town, each in places],
            "district_code": [each.code for each in districts],
            "town_code": [town_code(district, town) for district, town, _ in places],
            "longitude": self.longitude,
            "latitude": self.latitude,
        }


def lay_spots(seed: int, what: str, district: NDArray[Any]) -> Spots:
    """Anywhere around the centre of its district, and in any of the towns: our assumption."""
    rng = generator(seed, "spots", what)
    towns = np.array([len(each.towns) for each in DISTRICTS])[district]
    centres = np.array([(each.longitude, each.latitude) for each in DISTRICTS])[district]
    spots = np.round(centres + rng.uniform(-_AROUND, _AROUND, centres.shape), 6)
    return Spots(district, rng.integers(0, towns), spots[:, 0], spots[:, 1])
