"""Stays of vehicles at connectors."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.visits import Visits

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Stays:
    """Visits of vehicles of the shard, with their odometer in m."""

    visits: Visits
    odometer_m: Ints

    def taken(self, which: NDArray[Any]) -> "Stays":
        """Those at the given places or where a mask is true."""
        return Stays(self.visits.taken(which), self.odometer_m[which])

    def followed_by(self, later: "Stays") -> "Stays":
        """With later ones behind them."""
        odometer_m = np.concatenate([self.odometer_m, later.odometer_m])
        return Stays(self.visits.followed_by(later.visits), odometer_m)
