"""When frames are read: while a vehicle drives or charges, none while it is parked."""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.outcomes import NO_ENERGY
from seeds.simulator.clock import HOUR_S
from seeds.simulator.columns import repeated
from seeds.simulator.vehicles.layout import Vehicles
from seeds.simulator.vehicles.readings import CHARGED, CHARGING, IDLE, OFF, STARTED, Readings
from seeds.simulator.vehicles.stays import Stays
from seeds.simulator.vehicles.trips import Trips

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
_JITTER = (0.7, 1.3)  # speed of a moment over that of the trip
_FULL = 99.5  # percent


def of_trips(
    rng: np.random.Generator, vehicles: Vehicles, trips: Trips, begins_s: int, step_s: int
) -> Readings:
    """Of an hour; the last of a trip says that the vehicle is switched off."""
    trip, since = _moments(trips.start_s, trips.end_s, begins_s, step_s)
    length_s = trips.end_s - trips.start_s
    over = since == length_s[trip]
    done = since / length_s[trip]
    kmh = (trips.distance_m / length_s * 3.6)[trip] * rng.uniform(*_JITTER, len(trip)) * ~over
    at_s, sent_s = trips.start_s[trip] + since, trips.sent_s[trip]
    vehicle = trips.vehicle[trip]
    return Readings(
        vehicle=vehicle,
        at_s=at_s,
        sent_s=np.maximum(at_s, sent_s),
        state=np.where(over, OFF, STARTED),
        charge=np.full(len(trip), IDLE),
        kmh=kmh,
        odometer_m=trips.odometer_m[trip] + (trips.distance_m[trip] * done).astype(np.int64),
        soc=trips.soc(trip, done),
        watts=-kmh * trips.wh_per_km(vehicles.battery_wh[trips.vehicle])[trip],
        spot=trips.spot(trip, done),
        reissued=sent_s > trips.start_s[trip],
    )


def of_stays(stays: Stays, spots: Floats, begins_s: int, step_s: int) -> Readings:
    """Of an hour, while energy flows and once at its end; `spots` is by stay."""
    visits = stays.visits
    length_s = visits.end_s - visits.start_s
    stay, since = _moments(visits.start_s, visits.end_s, begins_s, step_s)
    ends = (visits.end_s >= begins_s) & (visits.end_s < begins_s + HOUR_S)
    ended = np.flatnonzero(ends & (length_s % step_s != 0))
    stay, since = np.concatenate([stay, ended]), np.concatenate([since, length_s[ended]])
    flows = ~NO_ENERGY[visits.outcome[stay]]
    stay, since = stay[flows], since[flows]
    seen = visits.taken(stay)
    soc, over = seen.soc_with(seen.flown_wh(since)), since == length_s[stay]
    at_s = seen.start_s + since
    watts = seen.signed(np.where(over, 0, seen.curve.power_at(since.astype(float))))
    return Readings(
        vehicle=seen.vehicle,
        at_s=at_s,
        sent_s=at_s,
        state=np.full(len(stay), OFF),
        charge=np.where(over, np.where(soc >= _FULL, CHARGED, IDLE), CHARGING),
        kmh=np.zeros(len(stay)),
        odometer_m=stays.odometer_m[stay],
        soc=soc,
        watts=watts.astype(float),
        spot=spots[stay],
        reissued=np.zeros(len(stay), bool),
    )


def _moments(start_s: Ints, end_s: Ints, begins_s: int, step_s: int) -> tuple[Ints, Ints]:
    """Every so many seconds since each start till its end, in an hour: which, and the seconds."""
    first = -(-(begins_s - start_s).clip(0) // step_s)
    last = (np.minimum(end_s, begins_s + HOUR_S - 1) - start_s) // step_s
    many = (last - first + 1).clip(0)
    which, nth = repeated(many)
    return which, (first[which] + nth) * step_s
