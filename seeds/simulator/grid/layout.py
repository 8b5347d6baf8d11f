"""Which feeders 馈线 the city has, and which stations hang on them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from seeds.simulator.charging.layout import Charging
from seeds.simulator.places import DISTRICTS
from seeds.simulator.randomness import generator

Ints = NDArray[np.int64]
CAPACITY_W = (4_000_000, 6_300_000)  # a 10 kV feeder's usual order of magnitude
_RATED_W = 3_000_000  # of connectors that share a feeder
_SUPPLIED = 0.5  # share of what its connectors could draw that a large station has a supply for
_CONTRACTED = 0.8  # of what a station's connectors could draw, at most its feeder: our assumption
_BASE = (0.35, 0.75)  # peak of the base load over a usual feeder's capacity


@dataclass(frozen=True)
class Grid:
    """Feeders in the order of their shards and districts.

    Attributes:
        feeder: place of the feeder, by station.
        shard, district: by feeder.
        capacity_w: of its transformer, by feeder.
        base_peak_w: peak of what everything but charging takes, by feeder.
    """

    feeder: Ints
    shard: Ints
    district: Ints
    capacity_w: Ints
    base_peak_w: Ints

    @cached_property
    def feeder_ids(self) -> pa.StringArray:
        return pa.array([f"F-{each:06d}" for each in range(len(self.shard))])

    def of_shard(self, shard: int) -> Ints:
        """The feeders of a shard's stations."""
        return np.flatnonzero(self.shard == shard)


def lay_feeders(seed: int, charging: Charging, shards: int) -> Grid:
    """Stations of a shard and a district share feeders, one after another; a large one has one.

    No feeder has stations of two shards, so that a shard knows all that its feeders carry.
    """
    rng = generator(seed, "feeders")
    many = len(charging.site)
    rated_w = np.bincount(charging.station, charging.rated_w, many).astype(np.int64)
    area = np.arange(many) % shards * len(DISTRICTS) + charging.district
    order = np.argsort(area, kind="stable")
    before = np.cumsum(rated_w[order]) - rated_w[order]
    before -= before[np.searchsorted(area[order], area[order])]
    key = area[order] * (1 << 20) + before // _RATED_W
    found, place = np.unique(key, return_inverse=True)
    feeder = np.zeros(many, np.int64)
    feeder[order] = place
    usual = rng.choice(CAPACITY_W, len(found))
    drawn = np.bincount(feeder, rated_w, len(found)) * _SUPPLIED
    return Grid(
        feeder=feeder,
        shard=(found >> 20) // len(DISTRICTS),
        district=(found >> 20) % len(DISTRICTS),
        capacity_w=np.maximum(usual, drawn.astype(np.int64)),
        base_peak_w=(usual * rng.uniform(*_BASE, len(found))).astype(np.int64),
    )


def supplies_w(charging: Charging, grid: Grid) -> Ints:
    """Contracted capacity of each station, which its transformer has too."""
    rated_w = np.bincount(charging.station, charging.rated_w, len(charging.site))
    most = grid.capacity_w[grid.feeder]
    return np.asarray(np.minimum(rated_w * _CONTRACTED, most).astype(np.int64))
