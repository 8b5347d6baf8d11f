"""Trips of vehicles as arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from schemas.events.vehicle_alarm import Alarm
from seeds.simulator.columns import Columns

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
FAULTS: tuple[Alarm, ...] = ("battery-hot", "insulation", "cell-inconsistent", "motor-temperature")


@dataclass(frozen=True)
class Trips(Columns):
    """Trips of vehicles, by their place in the shard; none is under way at midnight.

    Attributes:
        odometer_m: at the start.
        begins, ends: longitude and latitude.
        bend: how far the middle of the way is from the middle of these, as a place is.
        sent_s: second from which its frames can be sent; the start, but of one without connection.
        fault: place in `FAULTS`, or `NONE`.
    """

    vehicle: Ints
    start_s: Ints
    end_s: Ints
    soc_start: Floats
    soc_end: Floats
    odometer_m: Ints
    distance_m: Ints
    begins: Floats
    ends: Floats
    bend: Floats
    sent_s: Ints
    fault: Ints

    def wh_per_km(self, battery_wh: Floats) -> Floats:
        """Of vehicles with such batteries, by trip."""
        used = (self.soc_start - self.soc_end) / 100 * battery_wh
        return np.asarray(used / self.distance_m * 1000)

    def soc(self, which: Ints, done: Floats) -> Floats:
        """SOC of the given ones when a share of the way is done."""
        return self.soc_start[which] + (self.soc_end - self.soc_start)[which] * done

    def spot(self, which: Ints, done: Floats) -> Floats:
        """Longitude and latitude of the given ones when a share of the way is done."""
        share = done[:, None]
        straight = self.begins[which] + (self.ends - self.begins)[which] * share
        return straight + self.bend[which] * (4 * share * (1 - share))
