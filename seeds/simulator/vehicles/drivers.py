"""Who comes to which connector, and how a shard's vehicles stand between trips and charges."""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.city import City
from seeds.simulator.clock import DAY_S
from seeds.simulator.randomness import generator
from seeds.simulator.truth.stretches import NONE
from seeds.simulator.vehicles.layout import Vehicles, lay_vehicles
from seeds.simulator.vehicles.traffic import consumption, mean_ms
from seeds.simulator.vehicles.trips import Trips

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
GUEST = -1
GAP_S = 60  # between a trip and a plug-in or plug-out
_LEAST = 1.0  # percent that are driven before a charge
_EMPTY = 2.0  # percent below which nobody gets anywhere
_FULLEST = 1_000  # more than any SOC, so that districts do not mix


class Drivers:
    """The vehicles of a shard, by their place in it.

    Attributes:
        soc, odometer_m, spot: percent, metres, longitude and latitude after all that is planned.
        percent_a_metre: what a metre of this day takes from the battery, by vehicle.
        free_at_s: second from which a vehicle can leave.
    """

    def __init__(self, city: City, shard: int) -> None:
        self.vehicles: Vehicles = lay_vehicles(city, shard)
        self._city, many = city, len(self.vehicles)
        self.begin(0)
        rng = generator(city.seed, "drivers", shard)
        driving = city.parameters.driving
        self.soc: Floats = rng.uniform(driving.sparing_percent, 95, many)
        self.free_at_s: Ints = np.zeros(many, np.int64)
        self.odometer_m: Ints = self.vehicles.odometer_m.copy()
        self.spot: Floats = self.vehicles.home.copy()

    def begin(self, day: int) -> None:
        """From now on who comes does so on this day."""
        self._day = day
        self.percent_a_metre = self.vehicles.percent_a_metre * consumption(self._city, day)

    def come(self, connector: Ints, at_s: Ints, soc: Floats, fit: NDArray[np.bool_]) -> Ints:
        """Which vehicle comes to each connector, `GUEST` for one that does not live here.

        To a private pile comes its own, once a day. To the others, if `fit` for it, comes who has
        a little more left than `soc` and lives in that district, each once a day and none that is
        plugged in at midnight: so nobody is at two connectors at once. Connectors are sorted by
        place and time.
        """
        private = self._city.charging.is_private[self._city.charging.station[connector]]
        vehicle = np.full(len(connector), GUEST)
        owned = np.flatnonzero(private & (np.diff(connector, prepend=-1) != 0))
        vehicle[owned] = self._owners(connector[owned], at_s[owned])
        shared = np.flatnonzero(~private & fit)
        vehicle[shared] = self._inhabitants(connector[shared], at_s[shared], soc[shared])
        return vehicle

    def brings(self, vehicle: Ints, at_s: Ints, soc: Floats) -> Floats:
        """SOC with which vehicles come: as near to the wanted one as they can drive."""
        known = self.soc[vehicle]
        can = np.clip(soc, known - self._reach(vehicle, at_s), known - _LEAST)
        return np.where(vehicle == GUEST, soc, np.round(can, 1))

    def drive(self, who: Ints, start_s: Ints, end_s: Ints, metres: Floats, spot: Floats) -> Trips:
        """Trips to a longitude and latitude; a round trip goes by the place of work."""
        begins = self.spot[who]
        around = (begins == spot).all(axis=1)
        trips = Trips(
            vehicle=who,
            start_s=start_s,
            end_s=end_s,
            soc_start=self.soc[who],
            soc_end=self.soc[who] - metres * self.percent_a_metre[who],
            odometer_m=self.odometer_m[who],
            distance_m=metres.astype(np.int64),
            begins=begins,
            ends=spot,
            bend=np.where(around[:, None], self.vehicles.work[who] - begins, 0.0),
            sent_s=start_s,
            fault=np.full(len(who), NONE),
        )
        self.soc[who], self.free_at_s[who], self.spot[who] = trips.soc_end, end_s, spot
        self.odometer_m[who] += trips.distance_m
        return trips

    def _owners(self, connector: Ints, at_s: Ints) -> Ints:
        pile = self.vehicles.pile
        if not len(pile):
            return np.full(len(connector), GUEST)
        place = np.searchsorted(pile, connector).clip(0, len(pile) - 1)
        able = (self._reach(place, at_s) > _LEAST) & (self.soc[place] > _LEAST + _EMPTY)
        return np.where((pile[place] == connector) & able, place, GUEST)

    def _inhabitants(self, connector: Ints, at_s: Ints, soc: Floats) -> Ints:
        """Each, from the lowest SOC up, takes the next vehicle that has enough."""
        vehicles, found = self.vehicles, np.full(len(connector), GUEST)
        own = np.arange(len(vehicles)) < len(vehicles.pile)
        idle = np.flatnonzero(~own & (self.free_at_s <= self._day * DAY_S))
        rank = vehicles.district[idle] * _FULLEST + self.soc[idle]
        idle, rank = idle[np.argsort(rank)], np.sort(rank)
        charging = self._city.charging
        district = charging.district[charging.station[connector]]
        wanted = district * _FULLEST + soc + _LEAST
        order = np.argsort(wanted, kind="stable")
        nth = np.arange(len(order))
        place = nth + np.maximum.accumulate(np.searchsorted(rank, wanted[order]) - nth)
        order, place = order[place < len(idle)], place[place < len(idle)]
        who = idle[place]
        near = vehicles.district[who] == district[order]
        near &= self.soc[who] - soc[order] <= self._reach(who, at_s[order])
        found[order[near]] = who[near]
        return found

    def _reach(self, vehicle: Ints, at_s: Ints) -> Floats:
        """Percent of its battery that a vehicle can use up on this day before a second."""
        city = self._city
        free = np.maximum(self.free_at_s[vehicle], self._day * DAY_S)
        far_m = (at_s - free - 3 * GAP_S).clip(0) * mean_ms(city, self._day, at_s)
        far_m = np.minimum(far_m, city.parameters.driving.farthest_km * 1000)
        return np.asarray(far_m * self.percent_a_metre[vehicle])
