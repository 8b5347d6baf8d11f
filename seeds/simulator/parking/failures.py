"""What fails at the lots of a shard: their feeds, and the sensors of bays."""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.parking.bays import FREE, UNKNOWN
from seeds.simulator.parking.parameters import Parking
from seeds.simulator.randomness import generator
from seeds.simulator.truth.layer import Layer
from seeds.simulator.truth.renewal import YEAR_D

Ints = NDArray[np.int64]


class Failures:
    """A dead feed is of a lot and has no kind; the kind of a stuck sensor is what it says."""

    def __init__(self, seed: int, shard: int, lots: Ints, sensed: Ints, parking: Parking) -> None:
        self._name = seed, "parking failures", shard
        self.feeds = Layer(lots, parking.feed_deaths / YEAR_D, parking.feed_death, range(1))
        self.sensors = Layer(
            sensed, parking.stuck / YEAR_D, parking.stuck_for, range(FREE, UNKNOWN)
        )

    def begin(self, day: int) -> None:
        """Know what fails on a day."""
        rng = generator(*self._name, day)
        for layer in (self.feeds, self.sensors):
            layer.forget(day)
            layer.draw(rng, day)
