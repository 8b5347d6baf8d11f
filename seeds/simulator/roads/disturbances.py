"""What disturbs the roads of a shard: incidents, and detectors and units that are dead."""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.randomness import generator
from seeds.simulator.roads.layout import Roads
from seeds.simulator.roads.parameters import Traffic
from seeds.simulator.truth.layer import Layer
from seeds.simulator.truth.renewal import YEAR_D

Ints = NDArray[np.int64]
CODES = ("0101", "0201")  # an accident and works, made up in the form of GB/T 29100
_ONE = range(1)


class Disturbances:
    """Incidents have a place in `CODES` as their kind; what is dead has none to speak of."""

    def __init__(
        self, seed: int, roads: Roads, shard: int, segments: Ints, traffic: Traffic
    ) -> None:
        self._name = seed, "roads", shard
        a_day, broken = traffic.incidents / YEAR_D, traffic.breakdowns / YEAR_D
        self.incidents = Layer(segments, a_day, traffic.incident, range(len(CODES)))
        self.detectors = Layer(segments, broken, traffic.breakdown, _ONE)
        units = segments[roads.has_unit[segments]]
        self.units = Layer(units, broken, traffic.breakdown, _ONE)

    def begin(self, day: int) -> None:
        """Know what happens on a day."""
        rng = generator(*self._name, day)
        for layer in (self.incidents, self.detectors, self.units):
            layer.forget(day)
            layer.draw(rng, day)
