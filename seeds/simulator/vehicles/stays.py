"""Stays of vehicles at connectors."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.visits import Visits
from seeds.simulator.columns import Columns

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Stays(Columns):
    """Visits of vehicles of the shard, with their odometer in m."""

    visits: Visits
    odometer_m: Ints
