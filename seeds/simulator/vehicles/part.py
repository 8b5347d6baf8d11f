"""The vehicles of a shard, hour by hour."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from seeds.simulator.charging.part import ChargingPart
from seeds.simulator.charging.visits import Visits
from seeds.simulator.city import City
from seeds.simulator.clock import DAY_S, HOUR_S
from seeds.simulator.events import Events
from seeds.simulator.places import VEHICLE_PLATFORMS
from seeds.simulator.randomness import generator
from seeds.simulator.truth.kinds import NAMES
from seeds.simulator.truth.rows import Rows, span
from seeds.simulator.truth.stretches import NONE, Stretches
from seeds.simulator.vehicles.alarms import Alarms, of_faults, of_low, of_no_longer_low
from seeds.simulator.vehicles.drivers import GUEST
from seeds.simulator.vehicles.frames import of_stays, of_trips
from seeds.simulator.vehicles.planner import Planner
from seeds.simulator.vehicles.platforms import Platforms
from seeds.simulator.vehicles.stays import Stays
from seeds.simulator.vehicles.trips import FAULTS, Trips

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
_PLATFORMS, _NAMES = pa.array(VEHICLE_PLATFORMS), pa.array(NAMES)
_FAULTS = pa.array(FAULTS)


class VehiclePart:
    """The vehicles that live near a shard's stations; they charge at no others."""

    _trips: Trips
    _stays: Stays
    _alarms: Alarms

    def __init__(self, city: City, number: int, truth: Rows, charging: ChargingPart) -> None:
        self._city, self._number, self._truth = city, number, truth
        self._charging = charging
        self._vehicles = charging.drivers.vehicles
        self._planner = Planner(city, charging.drivers)
        self._platforms = Platforms(city.seed, city.parameters.driving)

    def hour(self, number: int) -> Iterator[Events]:
        """Telemetry and alarms."""
        if number % 24 == 0:
            self._begin(number // 24)
        city, given, begins_s = self._city, self._city.parameters.driving, number * HOUR_S
        rng = generator(city.seed, "frames", self._number, number)
        readings = of_trips(rng, self._vehicles, self._trips, begins_s, given.frame_s)
        stays = of_stays(self._stays, self._spots_of(self._stays.visits), begins_s, given.frame_s)
        readings = readings.followed_by(stays)
        unread, nowhere = rng.random((2, len(readings.vehicle))) < given.lost
        frames = readings.told(self._vehicles, city.clock.start_ms, unread, nowhere)
        yield self._heard(frames, readings.vehicle, readings.at_s)
        at_s = self._alarms.at_s
        now = self._alarms.taken((at_s >= begins_s) & (at_s < begins_s + HOUR_S))
        yield self._heard(now.told(self._vehicles, city.clock.start_ms), now.vehicle, now.at_s)

    def _heard(self, events: Events, vehicle: Ints, at_s: Ints) -> Events:
        heard = self._platforms.heard(self._vehicles.platform[vehicle], at_s)
        return events if heard.all() else events.taken(np.flatnonzero(heard))

    def _begin(self, day: int) -> None:
        """The trips of a day, and what goes on from the day before."""
        visits = self._charging.billed.visits
        visits = visits.taken((visits.vehicle != GUEST) & (visits.plug_in_s >= day * DAY_S))
        rng = generator(self._city.seed, "trips", self._number, day)
        self._trips, odometer_m = self._planner.plan(rng, day, visits)
        begun = Stays(visits, odometer_m)
        if day:
            going_on = self._stays.visits.end_s >= day * DAY_S
            begun = self._stays.taken(going_on).followed_by(begun)
        self._stays = begun
        self._alarms = self._alarms_of(begun.visits)
        self._faults()
        self._outages(self._platforms.begin(day))

    def _alarms_of(self, visits: Visits) -> Alarms:
        given = self._city.parameters.driving
        low, step_s = given.low_percent, given.frame_s
        gone = of_no_longer_low(visits, self._spots_of(visits), low, step_s)
        return (
            of_faults(self._trips).followed_by(of_low(self._trips, low, step_s)).followed_by(gone)
        )

    def _spots_of(self, visits: Visits) -> Floats:
        return self._city.spots.degrees[self._city.charging.station[visits.connector]]

    def _outages(self, found: Stretches) -> None:
        """Told by one shard, as all know the same."""
        if self._number:
            return
        columns = {
            "operator_id": _PLATFORMS.take(pa.array(found.who)),
            "cause": _NAMES.take(pa.array(found.kind)),
        }
        self._truth.add("outage", columns | span(self._city.clock, found.start_s, found.end_s))

    def _faults(self) -> None:
        faulty = self._trips.taken(self._trips.fault != NONE)
        columns = {
            "vehicle": self._vehicles.pseudonyms.take(pa.array(faulty.vehicle)),
            "alarm": _FAULTS.take(pa.array(faulty.fault)),
        }
        self._truth.add("alarm", columns | span(self._city.clock, faulty.start_s, faulty.end_s))
