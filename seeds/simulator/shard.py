"""A part of the city, hour by hour."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from seeds.simulator.charging.day import CHANGE_S, draw_visits
from seeds.simulator.charging.encounter import stuck_on
from seeds.simulator.charging.hour import Hour
from seeds.simulator.charging.layout import Charging
from seeds.simulator.charging.meters import meters
from seeds.simulator.charging.operators import draw_operators
from seeds.simulator.charging.orders import SETTLES_S, orders
from seeds.simulator.charging.registers import Billed, Registers
from seeds.simulator.charging.statuses import BEAT_S, BEATS, statuses
from seeds.simulator.charging.visits import Visits
from seeds.simulator.clock import DAY_S, HOUR_S, Clock
from seeds.simulator.events import Events, joined
from seeds.simulator.parameters import Parameters
from seeds.simulator.randomness import generator
from seeds.simulator.sending import sent
from seeds.simulator.truth.kinds import STUCK_ON
from seeds.simulator.truth.record import Record
from seeds.simulator.truth.renewal import YEAR_D
from seeds.simulator.truth.troubles import Troubles

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class City:
    """What all shards have in common."""

    seed: int
    clock: Clock
    parameters: Parameters
    charging: Charging
    shards: int


class Shard:
    """Whole stations of the city; yields what is sent of them, an hour at a time.

    Holds one day's visits and what is still to be sent, so it does not grow with days.
    """

    def __init__(self, city: City, number: int) -> None:
        self._city, self._number = city, number
        self._connectors = city.charging.of_shard(number, city.shards)
        many = len(self._connectors)
        rng = generator(city.seed, "shard", number)
        self._phase_s = rng.integers(0, BEAT_S, many)
        self._free_at_s = np.zeros(many, np.int64)
        self._registers = Registers(rng.integers(10**6, 9 * 10**7, many), np.zeros(many, np.int64))
        conditions = city.parameters.conditions
        self._troubles = Troubles(city.seed, city.charging, number, self._connectors, conditions)
        self._operators = draw_operators(city.seed, conditions)
        self._record = Record(city.charging, city.clock)
        if number == 0:
            self._record.operators(self._operators)
        self._waiting: dict[str, Events] = {}

    def truth(self) -> dict[str, pa.Table]:
        """What is true since it was asked last, by table."""
        return self._record.taken()

    def hours(self) -> Iterator[list[Events]]:
        """What is sent in each hour, by type and in the order of sending; last what is late."""
        billed = None
        for number in range(self._city.clock.hours):
            if number % 24 == 0:
                billed = self._next_day(number // 24, billed)
            assert billed is not None
            yield self._due(self._happening(number, billed), (number + 1) * HOUR_S)
        yield [each.by_time() for each in self._waiting.values()]

    def _next_day(self, day: int, before: Billed | None) -> Billed:
        """Visits that go on from the day before, and those that begin."""
        city, troubles = self._city, self._troubles
        troubles.through(day)
        self._reset_meters(day)
        rng = generator(city.seed, "visits", self._number, day)
        coming = draw_visits(
            rng,
            city.charging,
            self._connectors,
            city.clock.restful(day),
            day,
            self._free_at_s,
            troubles.hinders,
            city.parameters,
        )
        taken = coming.visits
        np.maximum.at(self._free_at_s, self._place(taken), taken.plug_out_s + CHANGE_S)
        zombies = troubles.zombies.beginning(day)
        stuck = stuck_on(rng, zombies.taken(zombies.kind == STUCK_ON))
        visits = taken.followed_by(stuck).in_order()
        self._record.troubles(troubles, day, first_shard=self._number == 0)
        self._record.sessions(taken.followed_by(coming.left).in_order(), troubles.hides)
        billed = self._registers.bill(visits, self._place(visits))
        if before is None:
            return billed
        going_on = before.visits.plug_out_s + SETTLES_S >= day * 24 * HOUR_S
        return before.taken(going_on).followed_by(billed)

    def _reset_meters(self, day: int) -> None:
        """Between two visits, and not while a connector is stuck at a value."""
        chance = self._city.parameters.conditions.resets / YEAR_D
        rng = generator(self._city.seed, "resets", self._number, day)
        hit = rng.random(len(self._connectors)) < chance
        place = np.flatnonzero(hit & self._troubles.zombies.free(day))
        at_s = np.maximum(self._free_at_s[place], day * DAY_S)
        self._record.resets(self._connectors[place], at_s, self._registers.imported[place])
        self._registers.reset(place)

    def _place(self, visits: Visits) -> Ints:
        return np.searchsorted(self._connectors, visits.connector)

    def _happening(self, number: int, billed: Billed) -> Iterator[Events]:
        city = self._city
        hour = Hour(
            city.charging,
            self._connectors,
            self._troubles.hides,
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
        yield orders(hour, billed, city.clock.day(number // 24).month)

    def _due(self, happening: Iterator[Events], until_s: int) -> list[Events]:
        city = self._city
        due = []
        for events in happening:
            name = events.contract.event_type
            rng = generator(city.seed, "sending", self._number, until_s, name)
            waiting = [self._waiting[name]] if name in self._waiting else []
            known = joined([*waiting, sent(rng, events, city.parameters)])
            now, self._waiting[name] = known.parted(city.clock.start_ms + until_s * 1000)
            due.append(now.by_time())
        return due
