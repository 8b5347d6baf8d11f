"""Reservations 预约 of any connector of a public station: made, then kept or not.

Nobody keeps a connector free for them in this city, so none says that it is reserved; who reserved
finds one free or waits like others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from schemas import contract_of
from schemas.events.charger_reservation import ReservationStep
from seeds.simulator.charging.hour import Hour
from seeds.simulator.charging.layout import ALL_SITES
from seeds.simulator.charging.outcomes import STUCK
from seeds.simulator.charging.part import ChargingPart
from seeds.simulator.city import City
from seeds.simulator.clock import DAY_S
from seeds.simulator.columns import Columns
from seeds.simulator.events import Events, words
from seeds.simulator.randomness import generator
from seeds.simulator.truth.stretches import NONE

Ints = NDArray[np.int64]
RESERVATION = contract_of("charger.reservation")
STEPS: tuple[ReservationStep, ...] = get_args(get_args(ReservationStep)[0])
MADE, KEPT, CANCELLED, NO_SHOW = range(len(STEPS))
_STEPS = pa.array(STEPS)
HOLDS_S = 900  # after its time; OCPP leaves that to the operator
_AHEAD_S = (600, 3_600)
_EARLY_S = 600  # who comes is at most so much later than the time that was reserved
_SHIFT_S = 7_200  # by which others than those who came want another time


@dataclass(frozen=True)
class Reservations(Columns):
    """Reservations; times are whole seconds since the first midnight.

    Attributes:
        number: in the shard.
        connector: at which they end; before, it is one of the station's.
        ends_as: place in `STEPS`.
        vehicle: place in the shard, or `GUEST`.
    """

    number: Ints
    connector: Ints
    made_s: Ints
    starts_s: Ints
    ended_s: Ints
    ends_as: Ints
    vehicle: Ints


class ReservationPart:
    """The reservations of a shard's public stations, all made and wanted on one day."""

    def __init__(self, city: City, number: int, charging: ChargingPart) -> None:
        self._city, self._number, self._charging = city, number, charging
        self._is_public = np.array([each.use_class == "public" for each in ALL_SITES])
        nothing = np.zeros(0, np.int64)
        self._known = Reservations(*(nothing for _ in range(7)))

    def hour(self, number: int) -> Iterator[Events]:
        """What is made, and what becomes of what was made."""
        if number % 24 == 0:
            self._begin(number // 24)
        hour, known = self._charging.now, self._known
        made = np.flatnonzero(hour.holds(known.made_s))
        ended = np.flatnonzero(hour.holds(known.ended_s))
        both = known.taken(np.concatenate([made, ended]))
        is_made = np.arange(len(both)) < len(made)
        yield self._told(hour, both, is_made)

    def _begin(self, day: int) -> None:
        """Those of a day; whose making would be before midnight, made none."""
        rng = generator(self._city.seed, "reservations", self._number, day)
        visits = self._charging.billed.visits
        charging = self._city.charging
        public = self._is_public[charging.site[charging.station[visits.connector]]]
        come = visits.taken(public & (visits.plug_in_s >= day * DAY_S) & (visits.outcome < STUCK))
        given = self._city.parameters
        who = np.flatnonzero(rng.random(len(come)) < given.reserved)
        many = len(who)
        kept = rng.random(many) >= given.unkept
        other_s = rng.integers(-_SHIFT_S, _SHIFT_S, many)
        wanted_s = come.plug_in_s[who] - rng.integers(0, _EARLY_S, many) + other_s * ~kept
        made_s = wanted_s - rng.integers(*_AHEAD_S, many)
        cancels = rng.random(many) < 0.5
        cancelled_s = made_s + ((wanted_s - made_s) * rng.random(many)).astype(np.int64) + 1
        unkept_s = np.where(cancels, cancelled_s, wanted_s + HOLDS_S)
        found = Reservations(
            number=day * 1_000_000 + np.arange(many),
            connector=come.connector[who],
            made_s=made_s,
            starts_s=wanted_s,
            ended_s=np.where(kept, come.plug_in_s[who], unkept_s),
            ends_as=np.where(kept, KEPT, np.where(cancels, CANCELLED, NO_SHOW)),
            vehicle=come.vehicle[who],
        )
        going_on = self._known.taken(self._known.ended_s >= day * DAY_S)
        self._known = going_on.followed_by(found.taken(made_s >= day * DAY_S))

    def _told(self, hour: Hour, found: Reservations, is_made: NDArray[np.bool_]) -> Events:
        """A connector is named where it is known: where a reservation was kept."""
        charging, vehicles = self._city.charging, self._charging.drivers.vehicles
        at_s = np.where(is_made, found.made_s, found.ended_s)
        feeds = self._charging.troubles.feed_deaths.known
        heard = feeds.at(charging.operator_of[found.connector].astype(np.int64), at_s) == NONE
        found, is_made, at_s = found.taken(heard), is_made[heard], at_s[heard]
        step = np.where(is_made, MADE, found.ends_as)
        named = hour.named(found.connector, at_s)
        where = np.where(step == KEPT, found.connector, NONE)
        prefix = f"R-{self._number}-"
        columns = {
            **named,
            "connector_id": words(where, charging.connector_ids),
            "reservation_id": pc.binary_join_element_wise(
                prefix, pa.array(found.number).cast("string"), ""
            ),
            "step": words(step, _STEPS),
            "starts": hour.told_at(found.connector, found.starts_s),
            "expires": hour.told_at(found.connector, found.starts_s + HOLDS_S),
            "user": vehicles.users(found.vehicle, named["operator_id"].to_pylist()),
            "vehicle": words(found.vehicle, vehicles.pseudonyms),
        }
        return Events(RESERVATION, columns, hour.ms(at_s))
