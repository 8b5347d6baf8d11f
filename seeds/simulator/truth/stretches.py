"""Stretches of trouble as arrays, and which of them holds at a place at a second."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.columns import Columns

Ints = NDArray[np.int64]
NONE = -1
NEVER_S = 2**31 - 1  # 68 years after the first midnight
_BITS = 32


@dataclass(frozen=True)
class Stretches(Columns):
    """Stretches, sorted by whom they befall and time; those of one do not overlap.

    Attributes:
        who: place in the city of a connector, or of the station or operator that it befalls.
        start_s, end_s: seconds since the first midnight; the start may be before it.
        kind: place in `kinds.TROUBLES`.
    """

    who: Ints
    start_s: Ints
    end_s: Ints
    kind: Ints

    def followed_by(self, later: "Stretches") -> "Stretches":
        """With others, in order again."""
        both = super().followed_by(later)
        return both.taken(np.argsort(moment(both.who, both.start_s), kind="stable"))

    def at(self, who: Ints, at_s: Ints) -> Ints:
        """The kind that holds at places at seconds, or `NONE`."""
        if not len(self):
            return np.full(len(who), NONE)
        place = np.searchsorted(self._begun, moment(who, at_s), "right") - 1
        known = self.taken(place.clip(0))
        holds = (place >= 0) & (known.who == who) & (at_s < known.end_s)
        return np.where(holds, known.kind, NONE)

    def following(self, who: Ints, after_s: Ints) -> tuple[Ints, Ints]:
        """When the next stretch begins after a second, `NEVER_S` if none does; and its kind."""
        if not len(self):
            return np.full(len(who), NEVER_S), np.full(len(who), NONE)
        place = np.searchsorted(self._begun, moment(who, after_s), "right")
        known = self.taken(place.clip(0, len(self) - 1))
        comes = (place < len(self)) & (known.who == who)
        return np.where(comes, known.start_s, NEVER_S), np.where(comes, known.kind, NONE)

    @property
    def _begun(self) -> Ints:
        return moment(self.who, self.start_s)


NOTHING = Stretches(*(np.zeros(0, np.int64) for _ in fields(Stretches)))


def layered(layers: Sequence[Stretches]) -> Stretches:
    """Stretches of all layers; where they overlap, the later layer's."""
    ends = [moment(each.who, at) for each in layers for at in (each.start_s, each.end_s)]
    who, at_s = _parted(np.unique(np.concatenate(ends)))
    kind = np.full(len(who), NONE)
    for each in layers:
        found = each.at(who, at_s)
        kind = np.where(found == NONE, kind, found)
    turns = (np.diff(who, prepend=-1) != 0) | (np.diff(kind, prepend=NONE) != 0)
    who, at_s, kind = who[turns], at_s[turns], kind[turns]
    all_of_it = Stretches(who, at_s, np.append(at_s[1:], NEVER_S), kind)
    return all_of_it.taken(kind != NONE)


def moment(who: NDArray[Any], at_s: Ints) -> Ints:
    """Place and second as one number, in their order."""
    return (who.astype(np.int64) << _BITS) + at_s


def _parted(moments: Ints) -> tuple[Ints, Ints]:
    half = 1 << (_BITS - 1)
    at_s = ((moments + half) & ((1 << _BITS) - 1)) - half  # seconds may be negative
    return (moments - at_s) >> _BITS, at_s
