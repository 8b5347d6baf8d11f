"""Which swap stations the city has."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from seeds.simulator.charging.layout import Charging
from seeds.simulator.columns import Columns
from seeds.simulator.grid.layout import Grid
from seeds.simulator.randomness import generator
from seeds.simulator.swap.parameters import Swapping

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class SwapStations(Columns):
    """Swap stations; those of charging operators, beside their charging stations.

    Attributes:
        number: in the city, from 0.
        operator: place in `Charging.operator_ids`.
        feeder: place in `Grid`; its district is the station's.
        batteries: that are in it, or are just being handed out.
        charger_w: power at which each of these is charged.
    """

    number: Ints
    operator: NDArray[Any]
    feeder: Ints
    batteries: Ints
    charger_w: Ints

    @cached_property
    def ids(self) -> pa.StringArray:
        return pa.array([f"SW-{number + 1:06d}" for number in self.number], pa.string())

    def of_shard(self, shard: int, shards: int) -> "SwapStations":
        """Those on feeders of a shard."""
        return self.taken(self.number % shards == shard)


def lay_swap_stations(
    seed: int, many: int, charging: Charging, grid: Grid, shards: int, given: Swapping
) -> SwapStations:
    """Each on any of the feeders of its shard, run by who runs any of the charging stations."""
    rng = generator(seed, "swap stations")
    number = np.arange(many)
    shard = number % shards
    first = np.searchsorted(grid.shard, shard)
    feeders = np.searchsorted(grid.shard, shard, "right") - first
    return SwapStations(
        number=number,
        operator=rng.choice(charging.operator, many),
        feeder=first + rng.integers(0, feeders),
        batteries=rng.integers(given.batteries[0], given.batteries[1] + 1, many),
        charger_w=rng.integers(given.charger_w[0], given.charger_w[1] + 1, many),
    )
