"""Where things are: anywhere around the centre of their district, which is our assumption."""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.columns import Columns
from seeds.simulator.places import DISTRICTS
from seeds.simulator.randomness import generator

Floats = NDArray[np.float64]
_AROUND = 0.03  # degrees from the centre of the district: some kilometres
_CENTRES = np.array([(each.longitude, each.latitude) for each in DISTRICTS])


@dataclass(frozen=True)
class Spots(Columns):
    """By thing.

    Attributes:
        district: place in `DISTRICTS`.
        town: place in the towns of the district.
        degrees: longitude and latitude, WGS 84.
    """

    district: NDArray[Any]
    town: NDArray[np.int64]
    degrees: Floats

    def where(self, here: NDArray[np.bool_], other: "Spots") -> "Spots":
        """These where a mask is true, elsewhere the others."""
        pairs = ((getattr(self, each.name), getattr(other, each.name)) for each in fields(self))
        return Spots(*(np.where(here, mine.T, theirs.T).T for mine, theirs in pairs))


def lay_spots(seed: int, what: str, district: NDArray[Any]) -> Spots:
    """Spots of things of a name, in any of the towns of their districts."""
    rng = generator(seed, "spots", what)
    towns = np.array([len(each.towns) for each in DISTRICTS])[district]
    degrees = spread(rng, district)
    return Spots(district, rng.integers(0, towns), degrees)


def spread(rng: np.random.Generator, district: NDArray[Any]) -> Floats:
    """Longitude and latitude around the centres of districts."""
    around = rng.uniform(-_AROUND, _AROUND, (len(district), 2))
    return np.asarray(np.round(_CENTRES[district] + around, 6))
