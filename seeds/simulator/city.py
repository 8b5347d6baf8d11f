"""What all parts of a simulated city have in common."""

from dataclasses import dataclass

from seeds.simulator.charging.layout import Charging
from seeds.simulator.clock import Clock
from seeds.simulator.parameters import Parameters


@dataclass(frozen=True)
class City:
    """A city, laid out: the same for every shard."""

    seed: int
    clock: Clock
    parameters: Parameters
    shards: int
    charging: Charging
