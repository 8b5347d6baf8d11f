"""Visits to connectors."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.curve import Curve
from seeds.simulator.charging.outcomes import NO_ENERGY
from seeds.simulator.columns import Columns

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
FAILS_AFTER_S = 20
UNPLUGS_S = 20  # from the end of charging to plug-out at the earliest
_TIMES = ("plug_in_s", "start_s", "end_s", "plug_out_s")


@dataclass(frozen=True)
class Visits(Columns):
    """Visits, sorted by connector and time; times are whole seconds since the first midnight."""

    connector: Ints
    plug_in_s: Ints
    start_s: Ints
    end_s: Ints
    plug_out_s: Ints
    power_w: Floats
    battery_wh: Floats
    soc_start: Floats
    energy_wh: Ints  # of either direction, never negative
    discharging: NDArray[np.bool_]  # then SOC falls from 100 less `soc_start` as it would rise
    outcome: Ints  # place in `outcomes.OUTCOMES`
    vehicle: Ints  # place in the shard, or `GUEST`

    @property
    def curve(self) -> Curve:
        return Curve(self.power_w, self.battery_wh, self.soc_start)

    def flown_wh(self, seconds: Ints) -> Ints:
        """Energy so many seconds after the start, as the registers show it."""
        inside = seconds.clip(0, self.end_s - self.start_s)
        flown = np.floor(self.curve.energy_wh(inside.astype(float))).astype(np.int64)
        return np.where(NO_ENERGY[self.outcome], 0, np.minimum(flown, self.energy_wh))

    def soc_with(self, flown_wh: Ints) -> Floats:
        """SOC of each after so much energy."""
        soc = np.minimum(self.soc_start + flown_wh / self.battery_wh * 100, 100)
        return np.where(self.discharging, 100 - soc, soc)

    def signed(self, amount: NDArray[Any]) -> Ints:
        """An amount of each in whole units, negative where energy is fed back."""
        return np.where(self.discharging, -amount, amount).astype(np.int64)

    def moved(self, by_s: Ints) -> "Visits":
        """So many seconds later."""
        return replace(self, **{name: getattr(self, name) + by_s for name in _TIMES})

    def in_order(self) -> "Visits":
        """Sorted by connector and time again."""
        return self.taken(np.lexsort((self.plug_in_s, self.connector)))
