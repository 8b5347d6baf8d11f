"""What all parts of a simulated city have in common."""

from dataclasses import dataclass

from seeds.simulator.charging.layout import Charging
from seeds.simulator.clock import Clock
from seeds.simulator.grid.layout import Grid
from seeds.simulator.parameters import Parameters
from seeds.simulator.parking.layout import Lots
from seeds.simulator.roads.layout import Roads


@dataclass(frozen=True)
class City:
    """A city, laid out: the same for every shard."""

    seed: int
    clock: Clock
    parameters: Parameters
    shards: int
    vehicles: int
    charging: Charging
    grid: Grid
    lots: Lots
    roads: Roads
