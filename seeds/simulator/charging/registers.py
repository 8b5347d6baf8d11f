"""What the meters of a shard's connectors count from day to day."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.visits import Visits

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Billed:
    """Visits, in order, with the registers at their start in Wh."""

    visits: Visits
    imported: Ints
    exported: Ints

    def taken(self, which: NDArray[Any]) -> "Billed":
        """Those at the given places or where a mask is true."""
        return Billed(self.visits.taken(which), self.imported[which], self.exported[which])

    def followed_by(self, later: "Billed") -> "Billed":
        """With later ones, in order again."""
        both = Billed(
            self.visits.followed_by(later.visits),
            np.concatenate([self.imported, later.imported]),
            np.concatenate([self.exported, later.exported]),
        )
        return both.taken(np.lexsort((both.visits.plug_in_s, both.visits.connector)))


@dataclass
class Registers:
    """Import and export registers in Wh, by place in the shard; they rise by whole visits."""

    imported: Ints
    exported: Ints

    def reset(self, place: Ints) -> None:
        """Let some count from 0, as after a meter was changed."""
        self.imported[place] = 0
        self.exported[place] = 0

    def bill(self, visits: Visits, place: Ints) -> Billed:
        """Let visits flow, which are sorted by connector and time, each at its place."""
        flowed_in = np.where(visits.discharging, 0, visits.energy_wh)
        flowed_out = np.where(visits.discharging, visits.energy_wh, 0)
        billed = Billed(
            visits,
            self.imported[place] + _earlier(place, flowed_in),
            self.exported[place] + _earlier(place, flowed_out),
        )
        np.add.at(self.imported, place, flowed_in)
        np.add.at(self.exported, place, flowed_out)
        return billed


def _earlier(place: Ints, energy: Ints) -> Ints:
    """The energy of earlier visits at the same place."""
    before = np.cumsum(energy) - energy
    first = np.diff(place, prepend=-1) != 0
    return np.asarray(before - np.maximum.accumulate(np.where(first, before, 0)))
