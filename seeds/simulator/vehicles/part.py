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
from seeds.simulator.randomness import generator
from seeds.simulator.truth.rows import Rows
from seeds.simulator.truth.stretches import NONE
from seeds.simulator.vehicles.alarms import Alarms, of_faults, of_low, of_no_longer_low
from seeds.simulator.vehicles.drivers import GUEST
from seeds.simulator.vehicles.frames import of_stays, of_trips
from seeds.simulator.vehicles.layout import station_spots
from seeds.simulator.vehicles.planner import Planner
from seeds.simulator.vehicles.stays import Stays
from seeds.simulator.vehicles.trips import FAULTS, Trips

Floats = NDArray[np.float64]
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
        self._spots = station_spots(city)
        self._planner = Planner(city, charging.drivers, self._spots)

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
        yield readings.told(self._vehicles, city.clock.start_ms, unread, nowhere)
        at_s = self._alarms.at_s
        now = self._alarms.taken((at_s >= begins_s) & (at_s < begins_s + HOUR_S))
        yield now.told(self._vehicles, city.clock.start_ms)

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

    def _alarms_of(self, visits: Visits) -> Alarms:
        given = self._city.parameters.driving
        low, step_s = given.low_percent, given.frame_s
        gone = of_no_longer_low(visits, self._spots_of(visits), low, step_s)
        return (
            of_faults(self._trips).followed_by(of_low(self._trips, low, step_s)).followed_by(gone)
        )

    def _spots_of(self, visits: Visits) -> Floats:
        return self._spots[self._city.charging.station[visits.connector]]

    def _faults(self) -> None:
        faulty, start_ms = self._trips.taken(self._trips.fault != NONE), self._city.clock.start_ms
        self._truth.add(
            "alarm",
            {
                "vehicle": self._vehicles.pseudonyms.take(pa.array(faulty.vehicle)),
                "alarm": _FAULTS.take(pa.array(faulty.fault)),
                "start": pa.array(start_ms + faulty.start_s * 1000),
                "end": pa.array(start_ms + faulty.end_s * 1000),
            },
        )
