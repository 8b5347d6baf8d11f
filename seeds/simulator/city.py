"""What all parts of a simulated city have in common."""

from dataclasses import dataclass

from seeds.simulator.charging.layout import Charging
from seeds.simulator.clock import Clock
from seeds.simulator.energy.layout import Energy
from seeds.simulator.grid.layout import Grid
from seeds.simulator.parameters import Parameters
from seeds.simulator.parking.layout import Lots
from seeds.simulator.roads.layout import Roads
from seeds.simulator.spots import Spots
from seeds.simulator.swap.layout import SwapStations


@dataclass(frozen=True)
class City:
    """A city, laid out: the same for every shard.

    Attributes:
        vehicles: how many live in it.
        spots: where its stations are.
    """

    seed: int
    clock: Clock
    parameters: Parameters
    shards: int
    vehicles: int
    charging: Charging
    spots: Spots
    grid: Grid
    energy: Energy
    swap: SwapStations
    lots: Lots
    roads: Roads
