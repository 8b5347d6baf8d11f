"""How power falls while a battery fills: constant up to 80 %, then in a line to a tenth at 100 %.

With P the power below 80 % and u its factor above, dSOC/dt = P·u/B and u falls in a line with SOC,
so u falls exponentially with time; energy and time are closed forms.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
KNEE = 80.0
_FALL = 0.9 / (100 - KNEE)


@dataclass(frozen=True)
class Curve:
    """Charges as arrays: power in W below the knee, battery in Wh, SOC in percent at the start."""

    power_w: Floats
    battery_wh: Floats
    soc_start: Floats

    def seconds_to(self, soc: Floats) -> Floats:
        """How long it takes to reach a SOC."""
        flat = (np.clip(soc, self.soc_start, max(KNEE, 0)) - self.soc_start).clip(0)
        hours = flat / 100 * self.battery_wh / self.power_w
        falling = np.log(self._factor(np.maximum(self.soc_start, KNEE)) / self._factor(soc))
        return np.asarray((hours + falling.clip(0) / self._rate) * 3600)

    def energy_wh(self, seconds: Floats) -> Floats:
        """Energy after so many seconds."""
        knee = self.seconds_to(np.maximum(self.soc_start, KNEE))
        flat = self.power_w * np.minimum(seconds, knee) / 3600
        after = (seconds - knee).clip(0) / 3600
        start = self._factor(np.maximum(self.soc_start, KNEE))
        return np.asarray(flat + self.power_w * start / self._rate * -np.expm1(-self._rate * after))

    def soc(self, seconds: Floats) -> Floats:
        """SOC after so many seconds."""
        return np.minimum(100, self.soc_start + self.energy_wh(seconds) / self.battery_wh * 100)

    def power_at(self, seconds: Floats) -> Floats:
        """Power after so many seconds, in W."""
        return np.asarray(self.power_w * self._factor(self.soc(seconds)))

    @property
    def _rate(self) -> Floats:
        """By how much the factor falls in an hour, as an exponent."""
        return np.asarray(_FALL * 100 * self.power_w / self.battery_wh)

    def _factor(self, soc: Floats) -> Floats:
        return np.asarray(1 - _FALL * (np.minimum(soc, 100) - KNEE).clip(0))
