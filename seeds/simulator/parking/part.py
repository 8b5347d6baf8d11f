"""The lots and bays of a shard, hour by hour."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.operators import draw_operators
from seeds.simulator.charging.part import ChargingPart
from seeds.simulator.city import City
from seeds.simulator.clock import HOUR_S
from seeds.simulator.events import Events
from seeds.simulator.parking import counts
from seeds.simulator.parking.bays import bay_events
from seeds.simulator.parking.connectors import ConnectorBays
from seeds.simulator.parking.counts import Counts, Passages
from seeds.simulator.parking.demand import FREE, Changes, Stays, shares
from seeds.simulator.parking.failures import Failures
from seeds.simulator.parking.lots import lot_events
from seeds.simulator.parking.record import ParkingRecord
from seeds.simulator.parking.sensed import SensedBays
from seeds.simulator.places import PARKING_OPERATORS
from seeds.simulator.randomness import generator
from seeds.simulator.truth.rows import Rows
from seeds.simulator.truth.stretches import NONE

Ints = NDArray[np.int64]


class ParkingPart:
    """Lots around the shard's stations, some on their own, and the bays of connectors."""

    def __init__(self, city: City, number: int, truth: Rows, charging: ChargingPart) -> None:
        self._city, self._number, self._charging = city, number, charging
        self._lots, parking = city.lots, city.parameters.parking
        lots = self._lots
        self._here = here = lots.of_shard(number)
        self._lot_of_bay = np.repeat(np.arange(len(here)), lots.plain[here])
        rng = generator(city.seed, "parking of shard", number)
        model = lots.model[here][self._lot_of_bay]
        self._stays = Stays(rng, model, parking, self._wanted(0))
        taken = np.bincount(self._lot_of_bay[self._stays.stands != FREE], minlength=len(here))
        connectors = lots.connectors[here]
        self._counts = Counts(rng, lots.plain[here] - taken + connectors, connectors)
        stations = city.charging.of_shard(number, city.shards)
        self._bays = ConnectorBays(rng, lots, stations, charging)
        self._sensed = SensedBays(rng, lots, here, parking)
        self._failures = Failures(city.seed, number, here, self._sensed.places, parking)
        self._record = ParkingRecord(truth, lots, city.clock)
        clocks = draw_operators(city.seed, city.charging.operators, city.parameters.conditions)
        self._skew_ms = np.append(clocks.skew_ms, np.zeros(len(PARKING_OPERATORS), np.int64))

    def hour(self, number: int) -> Iterator[Events]:
        """Counts of lots and states of bays."""
        if number % 24 == 0:
            self._begin(number // 24)
        rng = generator(self._city.seed, "parking", self._number, number)
        stood = self._stays.stands.copy()
        changes = self._stays.hour(rng, self._wanted(number), self._wanted(number + 1))
        begins_s = number * HOUR_S
        yield self._counted(rng, begins_s, changes)
        yield self._stated(rng, begins_s, stood, changes)

    def _begin(self, day: int) -> None:
        self._failures.begin(day)
        self._bays.begin(day)
        self._record.overstays(self._charging.billed.visits, day)
        self._record.blockings(self._bays.blocked, day)
        self._record.failures(
            self._failures.feeds.beginning(day), self._failures.sensors.beginning(day)
        )

    def _wanted(self, hour: int) -> NDArray[np.float64]:
        restful = self._city.clock.restful(hour // 24)
        return shares(self._city.parameters.parking, restful, hour % 24)

    def _counted(self, rng: np.random.Generator, begins_s: int, changes: Changes) -> Events:
        plain = Passages(
            self._lot_of_bay[changes.bay],
            changes.second,
            np.where(changes.stands == FREE, counts.OUT, counts.IN),
        )
        passages = plain.followed_by(self._bays.passages(self._here, begins_s))
        ticks = self._counts.ticks
        lot = np.broadcast_to(self._here[:, None], ticks.shape)
        heard = self._is_heard(lot.ravel(), begins_s + ticks.ravel()).reshape(ticks.shape)
        missing = rng.random(ticks.shape) < self._city.parameters.parking.missing_beats
        told = self._counts.hour(passages, heard, missing)
        begins_ms = self._city.clock.start_ms + begins_s * 1000
        return lot_events(self._lots, self._here, told, begins_ms, self._skew_ms)

    def _stated(
        self, rng: np.random.Generator, begins_s: int, stood: Ints, changes: Changes
    ) -> Events:
        sensed = self._sensed.said(rng, begins_s, stood, changes, self._failures.sensors.known)
        sensed = sensed.taken(self._is_heard(sensed.lot, sensed.at_s))
        missing = self._city.parameters.parking.missing_beats
        said = self._bays.said(rng, begins_s, missing).followed_by(sensed)
        pseudonyms = self._charging.drivers.vehicles.pseudonyms
        return bay_events(self._lots, pseudonyms, said, self._city.clock.start_ms, self._skew_ms)

    def _is_heard(self, lot: Ints, at_s: Ints) -> NDArray[np.bool_]:
        """Is there something to be heard of lots at seconds, and of whoever runs them?"""
        dead = self._failures.feeds.known.at(lot, at_s) != NONE
        feeds = self._charging.troubles.feed_deaths.known
        return np.asarray(~dead & (feeds.at(self._lots.operator[lot], at_s) == NONE))
