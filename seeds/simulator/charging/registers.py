"""What the meters of a shard's connectors count from day to day, rightly or not."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.drift import counted
from seeds.simulator.charging.visits import Visits
from seeds.simulator.columns import Columns

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Billed(Columns):
    """Visits, in order, with the registers at their start in Wh.

    Visits have the energy that flows; what a meter shows of it is by its `factor_ppm`.
    """

    visits: Visits
    imported: Ints
    exported: Ints
    factor_ppm: Ints

    def in_order(self) -> "Billed":
        """Sorted by connector and time again."""
        return self.taken(np.lexsort((self.visits.plug_in_s, self.visits.connector)))

    def counted(self, amount: NDArray[Any]) -> Ints:
        """What meters show of an amount of each, in whole units."""
        return counted(amount, self.factor_ppm)


@dataclass
class Registers:
    """Import and export registers in Wh, by place in the shard; they rise by whole visits.

    A meter counts `factor_ppm` of 10⁶ Wh.
    """

    imported: Ints
    exported: Ints
    factor_ppm: Ints

    def reset(self, place: Ints) -> None:
        """Let some count from 0, as after a meter was changed."""
        self.imported[place] = 0
        self.exported[place] = 0

    def bill(self, visits: Visits, place: Ints) -> Billed:
        """Let visits flow, which are sorted by connector and time, each at its place."""
        factor_ppm = self.factor_ppm[place]
        energy = counted(visits.energy_wh, factor_ppm)
        inward = np.where(visits.discharging, 0, energy)
        outward = np.where(visits.discharging, energy, 0)
        billed = Billed(
            visits,
            self.imported[place] + _earlier(place, inward),
            self.exported[place] + _earlier(place, outward),
            factor_ppm,
        )
        np.add.at(self.imported, place, inward)
        np.add.at(self.exported, place, outward)
        return billed


def _earlier(place: Ints, energy: Ints) -> Ints:
    """The energy of earlier visits at the same place."""
    before = np.cumsum(energy) - energy
    first = np.diff(place, prepend=-1) != 0
    return np.asarray(before - np.maximum.accumulate(np.where(first, before, 0)))
