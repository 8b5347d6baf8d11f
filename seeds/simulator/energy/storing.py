"""What storages hold and count: whole watts that last a minute, so that energy is their sum.

Energy is kept in watt minutes, exactly. What is held is counted in hundredths of them, so that a
loss of whole percents is exact too.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.energy.layout import Storages
from seeds.simulator.energy.parameters import Plant

Ints = NDArray[np.int64]
WH = 60  # watt minutes
_WHOLE = 100


@dataclass(frozen=True)
class Minutes:
    """Minutes of storages, an array of storage by minute each.

    Attributes:
        power_w: that holds for the minute; discharging is negative.
        held: at its beginning, in hundredths of watt minutes.
        imported, exported: registers at its beginning, in watt minutes.
    """

    power_w: Ints
    held: Ints
    imported: Ints
    exported: Ints


class Storing:
    """Storages, from hour to hour."""

    def __init__(self, storages: Storages, given: Plant, imported_wh: Ints) -> None:
        """Each begins at its lowest SOC, with all given back that it took but for its losses."""
        self._kept = given.kept
        self._bottom, self._top = (storages.capacity_wh * WH * percent for percent in given.soc)
        self._held = self._bottom.copy()
        self._imported = imported_wh * WH
        self._exported = imported_wh * WH * given.kept // _WHOLE

    @property
    def flown_wh(self) -> Ints:
        """What each has taken, less what it has given, by its registers."""
        return self._imported // WH - self._exported // WH

    def charge(self, wanted_w: Ints) -> Minutes:
        """Take what is wanted in each minute, until the highest SOC is reached."""
        return self._pass(_till(wanted_w, (self._top - self._held) // self._kept))

    def discharge(self, wanted_w: Ints) -> Minutes:
        """Give what is wanted in each minute, until the lowest SOC is reached."""
        return self._pass(-_till(wanted_w, (self._held - self._bottom) // _WHOLE))

    def _pass(self, power_w: Ints) -> Minutes:
        taken, given = power_w.clip(0), (-power_w).clip(0)
        held, self._held = counted_up(self._held, taken * self._kept - given * _WHOLE)
        imported, self._imported = counted_up(self._imported, taken)
        exported, self._exported = counted_up(self._exported, given)
        return Minutes(power_w, held, imported, exported)


def _till(wanted_w: Ints, most: Ints) -> Ints:
    """Power by minute, as wanted until so many watt minutes have flowed."""
    flown = np.minimum(np.cumsum(wanted_w, axis=1), most[:, None])
    return np.diff(flown, axis=1, prepend=0)


def counted_up(before: Ints, flows: Ints) -> tuple[Ints, Ints]:
    """A count at the beginning of each minute, and after the last one."""
    after = before[:, None] + np.cumsum(flows, axis=1)
    return after - flows, after[:, -1].copy()
