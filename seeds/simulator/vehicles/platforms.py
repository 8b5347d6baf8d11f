"""Outages of the platforms 企业平台 that forward what vehicles say."""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.places import VEHICLE_PLATFORMS
from seeds.simulator.randomness import generator
from seeds.simulator.truth.kinds import FEED_DEATH
from seeds.simulator.truth.layer import Layer, only
from seeds.simulator.truth.renewal import YEAR_D
from seeds.simulator.truth.stretches import NONE, Stretches
from seeds.simulator.vehicles.parameters import Driving

Ints = NDArray[np.int64]


class Platforms:
    """Stretches in which nothing of a platform is heard; every shard draws the same."""

    def __init__(self, seed: int, driving: Driving) -> None:
        self._seed = seed
        platforms = np.arange(len(VEHICLE_PLATFORMS))
        a_day = driving.feed_deaths / YEAR_D
        self._deaths = Layer(platforms, a_day, driving.feed_death, only(FEED_DEATH))

    def begin(self, day: int) -> Stretches:
        """Know what happens on a day; gives what begins on it."""
        self._deaths.forget(day)
        rng = generator(self._seed, "platforms", day)
        self._deaths.draw(rng, day)
        return self._deaths.beginning(day)

    def heard(self, platform: Ints, at_s: Ints) -> NDArray[np.bool_]:
        """Is what a platform forwards at seconds heard of?"""
        return np.asarray(self._deaths.known.at(platform, at_s) == NONE)
