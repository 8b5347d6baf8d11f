"""Charging sessions as arrays, real or simulated."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.columns import Columns

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Sessions(Columns):
    """Sessions, sorted by connector and plug-in.

    Attributes:
        connector: numbers of connectors.
        plug_in_s, start_s, end_s, plug_out_s: seconds since any one moment.
        hour, weekday: of plug-in in local time, 0 is Monday.
        energy_kwh: charged.
    """

    connector: Ints
    plug_in_s: Ints
    start_s: Ints
    end_s: Ints
    plug_out_s: Ints
    hour: Ints
    weekday: Ints
    energy_kwh: Floats

    @property
    def connected_h(self) -> Floats:
        """From plug-in to plug-out."""
        return np.asarray((self.plug_out_s - self.plug_in_s) / 3600)

    @property
    def stays_h(self) -> Floats:
        """From the end of charging to plug-out."""
        return np.asarray((self.plug_out_s - self.end_s) / 3600)

    @property
    def gaps_h(self) -> Floats:
        """From plug-out to the next plug-in at the same connector."""
        same = self.connector[1:] == self.connector[:-1]
        return np.asarray((self.plug_in_s[1:] - self.plug_out_s[:-1])[same] / 3600)

    @property
    def by_hour(self) -> Floats:
        """Arrivals by hour of the day."""
        return np.bincount(self.hour, minlength=24).astype(float)

    @property
    def by_weekday(self) -> Floats:
        """Arrivals by weekday, Monday first."""
        return np.bincount(self.weekday, minlength=7).astype(float)
