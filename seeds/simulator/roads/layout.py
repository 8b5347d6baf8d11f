"""Which roads the city has: corridors of like segments, and units beside those of V2X corridors."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas.reference.corridor import CorridorKind
from schemas.reference.road_segment import RoadClass
from seeds.simulator.places import DISTRICTS
from seeds.simulator.randomness import generator
from seeds.simulator.spots import spread

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
SEGMENTS = 8  # of a corridor
_LENGTHS_M = (600, 3_000)


@dataclass(frozen=True)
class Axis:
    """A kind of corridor; all figures are our assumption.

    Attributes:
        depth: share of the free speed that a rush hour takes.
        weight: of the corridors.
    """

    kind: CorridorKind
    road_class: RoadClass
    lanes: int
    free_kmh: float
    depth: float
    weight: float


AXES = (
    Axis("highway", "motorway", 3, 100, 0.35, 0.1),
    Axis("urban", "trunk", 4, 80, 0.6, 0.2),
    Axis("urban", "primary", 2, 50, 0.7, 0.65),
    Axis("v2x", "primary", 3, 60, 0.55, 0.05),
)
HAS_UNITS = np.array([each.kind == "v2x" for each in AXES])


@dataclass(frozen=True)
class Roads:
    """Segments in the order of their corridors.

    Attributes:
        axis: place in `AXES`, by corridor.
        district: place in `DISTRICTS`, by corridor.
        corridor: place of the corridor, by segment.
        length_m: by segment.
        longitude, latitude: of the middle, by segment.
    """

    axis: Ints
    district: Ints
    corridor: Ints
    length_m: Ints
    longitude: Floats
    latitude: Floats

    @cached_property
    def segment_ids(self) -> pa.StringArray:
        return pa.array([f"R-{each:06d}" for each in range(len(self.corridor))])

    @cached_property
    def unit_ids(self) -> pa.StringArray:
        """The unit beside a segment; what stands beside none has a name all the same."""
        return pa.array([f"U-{each:06d}" for each in range(len(self.corridor))])

    @cached_property
    def has_unit(self) -> NDArray[np.bool_]:
        """By segment."""
        return np.asarray(HAS_UNITS[self.axis_of])

    @cached_property
    def axis_of(self) -> Ints:
        """By segment."""
        return self.axis[self.corridor]

    def of_shard(self, shard: int, shards: int) -> Ints:
        """The segments of every so many-th corridor."""
        return np.flatnonzero(self.corridor % shards == shard)


def lay_roads(seed: int, segments: int) -> Roads:
    """The same values give the same roads; the first corridor is one with units."""
    rng = generator(seed, "roads")
    corridors = -(-segments // SEGMENTS)
    weights = np.array([each.weight for each in AXES])
    axis = rng.choice(len(AXES), corridors, p=weights / weights.sum())
    axis[:1] = np.flatnonzero(HAS_UNITS)[0]
    district = rng.integers(0, len(DISTRICTS), corridors)
    corridor = np.arange(segments) // SEGMENTS
    longitude, latitude = spread(rng, district[corridor]).T
    return Roads(
        axis=axis.astype(np.int64),
        district=district,
        corridor=corridor,
        length_m=rng.integers(*_LENGTHS_M, segments),
        longitude=longitude,
        latitude=latitude,
    )
