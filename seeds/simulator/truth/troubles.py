"""All troubles of a shard, drawn a day at a time and some days ahead."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.city import City
from seeds.simulator.randomness import generator
from seeds.simulator.truth.kinds import (
    BLOCKED,
    CLOSURE,
    FEED_DEATH,
    FIRST_CAUSE,
    GRID_LOSS,
    MAINTENANCE,
    UPLINK_LOSS,
)
from seeds.simulator.truth.layer import Layer, Zombies, of_members, only
from seeds.simulator.truth.lives import draw_lives
from seeds.simulator.truth.renewal import YEAR_D
from seeds.simulator.truth.stretches import NONE, Stretches, layered

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
# A visit that begins on a day is over by the end of the next but one, so what cuts it off is known.
AHEAD_D = 2


class Troubles:
    """What befalls the connectors of a shard.

    Attributes:
        hinders: what keeps people from charging; a stretch that only hides is no part of it.
        hides: all of it: what a connector says of itself.
    """

    hinders: Stretches
    hides: Stretches

    def __init__(self, city: City, shard: int, connectors: Ints) -> None:
        self._seed, self._shard, self._connectors = city.seed, shard, connectors
        charging, given = city.charging, city.parameters.conditions
        self._station = charging.station[connectors].astype(np.int64)
        self._operator = charging.operator[self._station].astype(np.int64)
        self._drawn = 0
        self._feeder = city.grid.feeder[self._station]
        self._stations = stations = np.unique(self._station)
        self._feeders = city.grid.feeder[stations]
        operators = np.arange(charging.operators)
        self._closes = ~charging.is_private[stations]
        self.lives = draw_lives(generator(city.seed, "lives", shard), connectors, given)
        self._may_be_blocked = city.lots.may_be_blocked[connectors]
        self.zombies = Zombies(connectors, self._may_be_blocked, given.zombies, given.zombie)
        causes = range(FIRST_CAUSE, MAINTENANCE)
        self.faults = Layer(connectors, given.faults / YEAR_D, given.repair, causes)
        self.maintenance = Layer(
            connectors, given.maintenance / YEAR_D, given.maintained, only(MAINTENANCE)
        )
        self.blockings = Layer(connectors, given.blockings / YEAR_D, given.blocking, only(BLOCKED))
        self.closures = Layer(stations, given.closures / YEAR_D, given.closure, only(CLOSURE))
        self.grid_losses = Layer(
            city.grid.of_shard(shard), given.grid_losses / YEAR_D, given.grid_loss, only(GRID_LOSS)
        )
        self.uplink_losses = Layer(
            stations, given.uplink_losses / YEAR_D, given.uplink_loss, only(UPLINK_LOSS)
        )
        self.feed_deaths = Layer(
            operators, given.feed_deaths / YEAR_D, given.feed_death, only(FEED_DEATH)
        )

    def through(self, day: int) -> None:
        """Know all that holds on a day and can cut off who comes on it."""
        for layer in self._layers:
            layer.forget(day)
        while self._drawn <= day + AHEAD_D:
            self._draw(self._drawn)
            self._drawn += 1
        dark = of_members(self.grid_losses.known, self._connectors, self._feeder)
        own = [each.known for each in self._own]
        self.hinders = layered([*own, self._of_station(self.closures), dark, self.lives.outside])
        feeds = of_members(self.feed_deaths.known, self._connectors, self._operator)
        self.hides = layered([self.hinders, self._of_station(self.uplink_losses), feeds])

    def of_stations(self, found: Stretches) -> Stretches:
        """What befalls feeders, by the stations that hang on them."""
        return of_members(found, self._stations, self._feeders)

    def silences(self, station: Ints, operator: NDArray[Any], at_s: Ints) -> Mask:
        """Where and when nothing is heard of all that stands at stations."""
        gone = self.closures.known.at(station, at_s), self.uplink_losses.known.at(station, at_s)
        dead = self.feed_deaths.known.at(operator, at_s)
        return np.asarray(np.logical_or.reduce([each != NONE for each in (*gone, dead)]))

    @property
    def _own(self) -> tuple[Layer, ...]:
        """Of connectors."""
        return self.zombies, self.faults, self.maintenance, self.blockings

    @property
    def _layers(self) -> tuple[Layer, ...]:
        return (
            *self._own,
            self.closures,
            self.grid_losses,
            self.uplink_losses,
            self.feed_deaths,
        )

    def _draw(self, day: int) -> None:
        """A connector has one trouble of its own at a time, so that each shows its own symptom."""
        rng = generator(self._seed, "troubles", self._shard, day)
        for layer in self._own:
            others = [each.free(day) for each in self._own if each is not layer]
            may = self.lives.in_service(day) & np.logical_and.reduce(others)
            layer.draw(rng, day, may & self._may_be_blocked if layer is self.blockings else may)
        self.closures.draw(rng, day, self._closes)
        for sites in (self.grid_losses, self.uplink_losses):
            sites.draw(rng, day)
        # Every shard draws the same, as an operator has stations in all of them.
        feeds = generator(self._seed, "feeds", day)
        self.feed_deaths.draw(feeds, day)

    def _of_station(self, layer: Layer) -> Stretches:
        return of_members(layer.known, self._connectors, self._station)
