"""Which trips a day has: to work and back, to connectors and home."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.visits import Visits
from seeds.simulator.city import City
from seeds.simulator.clock import DAY_S, HOUR_S
from seeds.simulator.truth.renewal import YEAR_D, drawn_s
from seeds.simulator.truth.stretches import NONE
from seeds.simulator.vehicles.drivers import GAP_S, Drivers
from seeds.simulator.vehicles.parameters import Days, Driving, Times
from seeds.simulator.vehicles.traffic import mean_ms
from seeds.simulator.vehicles.trips import FAULTS, Trips

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
_STOP_S = 600  # from a trip to the next
_SHORTEST_M = 500
_LATEST_S = 3 * DAY_S


class Planner:
    """Plans a shard's days one after another; its drivers then stand as at the end of the day."""

    def __init__(self, city: City, drivers: Drivers) -> None:
        self._city, self._drivers = city, drivers

    def plan(self, rng: np.random.Generator, day: int, visits: Visits) -> tuple[Trips, Ints]:
        """Trips of a day on which vehicles come to these visits, and the odometer at each visit."""
        coming = self._to_connectors(day, visits)
        out = self._out(rng, day, visits.vehicle)
        trips = coming.followed_by(out)
        trips = trips.followed_by(self._back(rng, day, out)).followed_by(self._home(day, visits))
        return self._befallen(rng, trips), coming.odometer_m + coming.distance_m

    def _befallen(self, rng: np.random.Generator, trips: Trips) -> Trips:
        """With stretches without connection, and faults."""
        given, many = self._driving, len(trips)
        later = trips.end_s + drawn_s(rng, given.connects, many).clip(max=_LATEST_S)
        faulty = rng.random(many) < given.faults / YEAR_D / 2
        return replace(
            trips,
            sent_s=np.where(rng.random(many) < given.offline, later, trips.start_s),
            fault=np.where(faulty, rng.integers(0, len(FAULTS), many), NONE),
        )

    def _to_connectors(self, day: int, visits: Visits) -> Trips:
        """Trips that end at plug-in with what the battery then has; then the charges."""
        drivers, who = self._drivers, visits.vehicle
        end = visits.plug_in_s - GAP_S
        free = np.maximum(drivers.free_at_s[who], day * DAY_S) + GAP_S
        distance = (drivers.soc[who] - visits.soc_start) / drivers.percent_a_metre[who]
        longest = (end - free) // self._driving.frame_s * self._driving.frame_s
        length = np.minimum(self._length_s(day, end, distance), longest)
        station = self._city.charging.station[visits.connector]
        spots = self._city.spots.degrees[station]
        trips = self._drivers.drive(who, end - length, end, distance, spots)
        drivers.soc[who] = visits.soc_with(visits.flown_wh(visits.end_s - visits.start_s))
        drivers.free_at_s[who] = visits.plug_out_s
        return trips

    def _out(self, rng: np.random.Generator, day: int, charging: Ints) -> Trips:
        """To work or elsewhere, for those who do not charge on this day."""
        drivers, habits = self._drivers, self._habits(day)
        distance = self._usual_m()
        start = np.maximum(self._around(rng, day, habits.out), drivers.free_at_s + GAP_S)
        end = start + self._length_s(day, start, distance)
        drives = rng.random(len(start)) < habits.driven
        drives[charging] = False
        drives &= self._lasts(2 * distance) & (end < (day + 1) * DAY_S - HOUR_S)
        who = np.flatnonzero(drives)
        work = drivers.vehicles.work
        return self._drivers.drive(who, start[who], end[who], distance[who], work[who])

    def _back(self, rng: np.random.Generator, day: int, out: Trips) -> Trips:
        """As far as the way there."""
        start = self._around(rng, day, self._habits(day).back)[out.vehicle]
        start = np.maximum(start, out.end_s + _STOP_S)
        return self._homeward(day, out.vehicle, start, out.distance_m.astype(float))

    def _home(self, day: int, visits: Visits) -> Trips:
        """From the connector, as soon as the vehicle is plugged out; some charge at home."""
        distance = self._usual_m()
        able = self._lasts(distance)[visits.vehicle]
        able &= visits.vehicle >= len(self._drivers.vehicles.pile)
        who, start = visits.vehicle[able], visits.plug_out_s[able] + GAP_S
        return self._homeward(day, who, start, distance[who])

    def _homeward(self, day: int, who: Ints, start: Ints, distance: Floats) -> Trips:
        """Trips that are over before midnight; who would be later stays where he is."""
        end = start + self._length_s(day, start, distance)
        today = end < (day + 1) * DAY_S
        who, home = who[today], self._drivers.vehicles.home
        return self._drivers.drive(who, start[today], end[today], distance[today], home[who])

    def _usual_m(self) -> Floats:
        """Usual trips, shorter where little charge is left, by vehicle; 0 is none."""
        reserve, sparing = self._driving.reserve_percent, self._driving.sparing_percent
        share = ((self._drivers.soc - reserve) / (sparing - reserve)).clip(0, 1)
        return np.asarray(self._drivers.vehicles.trip_m * share)

    def _lasts(self, distance: Floats) -> NDArray[np.bool_]:
        """By vehicle: is there anything to drive, and charge for it?"""
        left = self._drivers.soc - distance * self._drivers.percent_a_metre
        return np.asarray((distance >= _SHORTEST_M) & (left >= self._driving.reserve_percent))

    def _length_s(self, day: int, at_s: Ints, distance: Floats) -> Ints:
        """How long trips take; whole frames."""
        step = self._driving.frame_s
        return np.ceil(distance / mean_ms(self._city, day, at_s) / step).astype(np.int64) * step

    def _around(self, rng: np.random.Generator, day: int, hour: Times) -> Ints:
        """Seconds of a day around an hour of it, by vehicle."""
        mean, spread = hour
        drawn = mean + spread * rng.standard_normal(len(self._drivers.vehicles))
        return (day * DAY_S + drawn.clip(0, 23) * HOUR_S).astype(np.int64)

    def _habits(self, day: int) -> Days:
        restful = self._city.clock.restful(day)
        return self._driving.restful if restful else self._driving.working

    @property
    def _driving(self) -> Driving:
        return self._city.parameters.driving
