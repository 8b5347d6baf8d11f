"""The charging network of a shard, hour by hour."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.day import CHANGE_S, draw_visits
from seeds.simulator.charging.drift import draw_factors
from seeds.simulator.charging.encounter import stuck_on
from seeds.simulator.charging.hour import Hour
from seeds.simulator.charging.meters import meters
from seeds.simulator.charging.operators import draw_operators
from seeds.simulator.charging.orders import SETTLES_S, orders
from seeds.simulator.charging.registers import Billed, Registers
from seeds.simulator.charging.statuses import BEAT_S, BEATS, statuses
from seeds.simulator.charging.visits import Visits
from seeds.simulator.city import City
from seeds.simulator.clock import DAY_S, HOUR_S
from seeds.simulator.events import Events
from seeds.simulator.randomness import generator
from seeds.simulator.truth.kinds import STUCK_ON
from seeds.simulator.truth.record import Record
from seeds.simulator.truth.renewal import YEAR_D
from seeds.simulator.truth.rows import Rows
from seeds.simulator.truth.troubles import Troubles
from seeds.simulator.vehicles.drivers import Drivers

Ints = NDArray[np.int64]


class ChargingPart:
    """Whole stations.

    Attributes:
        billed: the visits of the day, and of the day before those that go on, with their registers;
            known as soon as the first hour of the day has been asked for.
        troubles: what befalls connectors, stations, feeders and operators.
        drivers: the vehicles that come.
        now: the hour that was asked for last.
    """

    billed: Billed
    now: Hour

    def __init__(self, city: City, number: int, truth: Rows) -> None:
        self._city, self._number = city, number
        self._connectors = city.charging.of_shard(number, city.shards)
        many = len(self._connectors)
        rng = generator(city.seed, "shard", number)
        self._phase_s = rng.integers(0, BEAT_S, many)
        self._free_at_s = np.zeros(many, np.int64)
        conditions = city.parameters.conditions
        factors = draw_factors(generator(city.seed, "drift", number), many, conditions)
        self._registers = Registers(
            rng.integers(10**6, 9 * 10**7, many), np.zeros(many, np.int64), factors
        )
        self.troubles = Troubles(city, number, self._connectors)
        self.drivers = Drivers(city, number)
        self._operators = draw_operators(city.seed, city.charging.operators, conditions)
        self._record = Record(truth, city.charging, self.drivers.vehicles, city.clock)
        self._record.drift(self._connectors, factors)
        if number == 0:
            self._record.operators(self._operators)

    def hour(self, number: int) -> Iterator[Events]:
        """Statuses, meter values and orders."""
        if number % 24 == 0:
            self._begin(number // 24)
        city, billed = self._city, self.billed
        self.now = hour = Hour(
            city.charging,
            self._connectors,
            self.troubles.hides,
            self._operators,
            city.clock.start_ms,
            number * HOUR_S,
        )
        self._record.load(hour, billed)
        rng = generator(city.seed, "beats", self._number, number)
        beats = rng.random((len(self._connectors), BEATS))
        missing = beats < city.parameters.conditions.missing_beats
        yield statuses(hour, billed.visits, self._phase_s, missing)
        yield meters(hour, billed)
        month = city.clock.day(number // 24).month
        yield orders(hour, billed, self.drivers.vehicles, month)

    def _begin(self, day: int) -> None:
        """Visits that go on from the day before, and those that begin."""
        billed = self._registers_of(self._visits_of(day))
        if day:
            going_on = self.billed.visits.plug_out_s + SETTLES_S >= day * DAY_S
            billed = self.billed.taken(going_on).followed_by(billed).in_order()
        self.billed = billed

    def _visits_of(self, day: int) -> Visits:
        city, troubles = self._city, self.troubles
        troubles.through(day)
        self.drivers.begin(day)
        self._reset_meters(day)
        rng = generator(city.seed, "visits", self._number, day)
        coming = draw_visits(
            rng,
            city,
            self._connectors,
            day,
            self._free_at_s,
            troubles.hinders,
            self.drivers,
        )
        taken = coming.visits
        np.maximum.at(self._free_at_s, self._place(taken), taken.plug_out_s + CHANGE_S)
        self._record.troubles(troubles, day, first_shard=self._number == 0)
        self._record.sessions(taken.followed_by(coming.left).in_order(), troubles.hides)
        zombies = troubles.zombies.beginning(day)
        stuck = stuck_on(rng, zombies.taken(zombies.kind == STUCK_ON))
        return taken.followed_by(stuck).in_order()

    def _registers_of(self, visits: Visits) -> Billed:
        return self._registers.bill(visits, self._place(visits))

    def _reset_meters(self, day: int) -> None:
        """Between two visits, and not while a connector is stuck at a value."""
        chance = self._city.parameters.conditions.resets / YEAR_D
        rng = generator(self._city.seed, "resets", self._number, day)
        hit = rng.random(len(self._connectors)) < chance
        place = np.flatnonzero(hit & self.troubles.zombies.free(day))
        at_s = np.maximum(self._free_at_s[place], day * DAY_S)
        self._record.resets(self._connectors[place], at_s, self._registers.imported[place])
        self._registers.reset(place)

    def _place(self, visits: Visits) -> Ints:
        return np.searchsorted(self._connectors, visits.connector)
