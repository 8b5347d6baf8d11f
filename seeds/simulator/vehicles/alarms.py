"""Alarms 报警数据: of little charge, and of faults on the way, raised and gone."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas import contract_of
from seeds.simulator.charging.visits import Visits
from seeds.simulator.columns import Columns
from seeds.simulator.events import Events, constant, words
from seeds.simulator.truth.stretches import NONE
from seeds.simulator.vehicles.layout import Vehicles
from seeds.simulator.vehicles.trips import FAULTS, Trips

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
ALARM = contract_of("vehicle.alarm")
_ALARMS = pa.array([*FAULTS, "soc-low"])
_LOW = len(FAULTS)
_LEVEL, _LOW_LEVEL = 2, 1
_TOLD = 0.1  # percent, to which frames round


@dataclass(frozen=True)
class Alarms(Columns):
    """Alarms of vehicles, by their place in the shard; `spot` is longitude and latitude."""

    vehicle: Ints
    at_s: Ints
    sent_s: Ints
    alarm: Ints
    raised: NDArray[np.bool_]
    spot: Floats

    def told(self, vehicles: Vehicles, start_ms: int) -> Events:
        """As events."""
        columns = {
            "event_time": pa.array(start_ms + self.at_s * 1000),
            **vehicles.named(self.vehicle),
            "alarm": words(self.alarm, _ALARMS),
            "raised": pa.array(self.raised),
            "raw_code": constant("", len(self.vehicle)),
            "level": pa.array(np.where(self.alarm == _LOW, _LOW_LEVEL, _LEVEL)),
            "longitude": pa.array(np.round(self.spot[:, 0], 6)),
            "latitude": pa.array(np.round(self.spot[:, 1], 6)),
        }
        return Events(ALARM, columns, start_ms + self.sent_s * 1000)


def of_faults(trips: Trips) -> Alarms:
    """Raised as a trip begins, gone as it ends."""
    faulty = trips.taken(trips.fault != NONE)
    every = np.arange(len(faulty))
    raised, gone = (
        Alarms(
            vehicle=faulty.vehicle,
            at_s=at_s,
            sent_s=np.maximum(at_s, faulty.sent_s),
            alarm=faulty.fault,
            raised=np.full(len(faulty), is_raised),
            spot=faulty.spot(every, np.full(len(faulty), done)),
        )
        for at_s, is_raised, done in ((faulty.start_s, True, 0.0), (faulty.end_s, False, 1.0))
    )
    return raised.followed_by(gone)


def of_low(trips: Trips, low: float, step_s: int) -> Alarms:
    """Raised by the first frame of a trip whose SOC is low."""
    falls = (_as_told(trips.soc_start) >= low) & (_as_told(trips.soc_end) < low)
    trips = trips.taken(falls)
    every, length_s = np.arange(len(trips)), trips.end_s - trips.start_s
    share = (trips.soc_start - low + _TOLD / 2) / (trips.soc_start - trips.soc_end)
    since = (share * length_s // step_s).astype(np.int64) * step_s
    early = _as_told(trips.soc(every, since / length_s)) >= low
    since = np.minimum(since + early * step_s, length_s)
    at_s = trips.start_s + since
    return Alarms(
        vehicle=trips.vehicle,
        at_s=at_s,
        sent_s=np.maximum(at_s, trips.sent_s),
        alarm=np.full(len(trips), _LOW),
        raised=np.ones(len(trips), bool),
        spot=trips.spot(every, since / length_s),
    )


def of_no_longer_low(visits: Visits, spots: Floats, low: float, step_s: int) -> Alarms:
    """Gone by the first frame of a charge whose SOC is not low; `spots` is by visit."""
    length_s = visits.end_s - visits.start_s
    ends_with = visits.soc_with(visits.flown_wh(length_s))
    rises = np.flatnonzero((_as_told(visits.soc_start) < low) & (_as_told(ends_with) >= low))
    visits, length_s = visits.taken(rises), length_s[rises]
    wanted = np.full(len(visits), low - _TOLD / 2)
    since = (visits.curve.seconds_to(wanted) // step_s).astype(np.int64) * step_s
    for _ in range(2):  # registers count whole Wh, so it may take a frame more
        early = _as_told(visits.soc_with(visits.flown_wh(since))) < low
        since = np.minimum(since + early * step_s, length_s)
    at_s = visits.start_s + since
    return Alarms(
        vehicle=visits.vehicle,
        at_s=at_s,
        sent_s=at_s,
        alarm=np.full(len(visits), _LOW),
        raised=np.zeros(len(visits), bool),
        spot=spots[rises],
    )


def _as_told(soc: Floats) -> Floats:
    return np.asarray(np.round(soc, 1))
