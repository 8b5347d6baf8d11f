"""How much of their power batteries take at a temperature."""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.parameters import Batteries

Floats = NDArray[np.float64]
# Of buses and trucks; 282 kWh is that of many a heavy truck. Our assumption.
HEAVY_WH = np.array([141_000, 217_000, 282_000, 350_000])


def accepted(temperature_c: Floats, batteries: Batteries) -> Floats:
    """The share of their direct-current power, as the cells are as warm as the air."""
    cold = (batteries.cold_c - temperature_c).clip(0) * batteries.cold_loss
    hot = (temperature_c - batteries.hot_c).clip(0) * batteries.hot_loss
    return np.asarray((1 - cold - hot).clip(batteries.least))
