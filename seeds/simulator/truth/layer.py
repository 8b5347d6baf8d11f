"""One sort of trouble in a shard: of connectors, or of the stations or operators they are of."""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.clock import DAY_S
from seeds.simulator.columns import repeated
from seeds.simulator.conditions import Lengths
from seeds.simulator.truth.kinds import NEVER_COMMISSIONED, PARKED_CARS
from seeds.simulator.truth.renewal import YEAR_D, Renewal, mean_days
from seeds.simulator.truth.stretches import NEVER_S, NOTHING, Stretches

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Layer:
    """Befalls some places anew each day; knows what is not over yet.

    `kinds` are places in `kinds.TROUBLES`, each as likely as the others.
    """

    def __init__(self, places: Ints, a_day: float, lengths: Lengths, kinds: range) -> None:
        self.places = places
        self.known = NOTHING
        self._renewal = Renewal(len(places))
        self._a_day, self._lengths, self._kinds = a_day, lengths, kinds

    def free(self, day: int) -> Mask:
        """Which places are not befallen as a day begins."""
        return self._renewal.free(day)

    def draw(self, rng: np.random.Generator, day: int, may: Mask | bool = True) -> None:
        """What begins on a day where it may, and before the first day what goes on already."""
        may = np.broadcast_to(may, len(self.places))
        if day == 0:
            found = self._renewal.going_on(rng, np.where(may, self._share, 0.0), self._lengths)
            self._add(rng, found)
        self._add(
            rng, self._renewal.begin(rng, day, np.where(may, self._a_day, 0.0), self._lengths)
        )

    def forget(self, day: int) -> None:
        """Leave out what is over before a day."""
        self.known = self.known.taken(self.known.end_s > day * DAY_S)

    def beginning(self, day: int) -> Stretches:
        """What begins on a day; the first one has all that began before it."""
        first = self.known.start_s >= day * DAY_S if day else True
        return self.known.taken(first & (self.known.start_s < (day + 1) * DAY_S))

    @property
    def _share(self) -> float:
        """Of places that are befallen at any moment."""
        expected = self._a_day * mean_days(self._lengths)
        return expected / (1 + expected)

    def _add(self, rng: np.random.Generator, found: tuple[Ints, Ints, Ints]) -> None:
        hit, start, end = found
        kinds = self._draw_kinds(rng, hit)
        self.known = self.known.followed_by(Stretches(self.places[hit], start, end, kinds))

    def _draw_kinds(self, rng: np.random.Generator, hit: Ints) -> Ints:
        return rng.integers(self._kinds.start, self._kinds.stop, len(hit))


class Zombies(Layer):
    """Zombie episodes; a connector that was never commissioned is none that becomes a zombie.

    `may_be_blocked` says of each place whether the cars of others can park there.
    """

    def __init__(self, places: Ints, may_be_blocked: Mask, share: float, lengths: Lengths) -> None:
        a_day = share / (1 - share) / mean_days(lengths)
        super().__init__(places, a_day, lengths, range(NEVER_COMMISSIONED))
        self._never = share / (NEVER_COMMISSIONED + 1)
        self._may_be_blocked = may_be_blocked

    @property
    def never_commissioned(self) -> Ints:
        return self.known.taken(self.known.kind == NEVER_COMMISSIONED).who

    def draw(self, rng: np.random.Generator, day: int, may: Mask | bool = True) -> None:
        may = np.broadcast_to(may, len(self.places))
        if day == 0:
            self._leave_out(rng, may)
        super().draw(rng, day, may & self.free(day))

    @property
    def _share(self) -> float:
        return super()._share - self._never

    def _draw_kinds(self, rng: np.random.Generator, hit: Ints) -> Ints:
        """Parked cars, the last of the kinds, are left out where no others can park."""
        return rng.integers(PARKED_CARS + self._may_be_blocked[hit])

    def _leave_out(self, rng: np.random.Generator, may: Mask) -> None:
        """Those that were registered within the last year and never said a word."""
        hit = np.flatnonzero(may & (rng.random(len(self.places)) < self._never))
        registered = -rng.integers(0, YEAR_D * DAY_S, len(hit))
        ends = np.full(len(hit), NEVER_S)
        self._renewal.until_s[hit] = ends
        kinds = np.full(len(hit), NEVER_COMMISSIONED)
        never = Stretches(self.places[hit], registered, ends, kinds)
        self.known = self.known.followed_by(never)


def only(kind: int) -> range:
    """The kinds of a layer that has one."""
    return range(kind, kind + 1)


def of_members(known: Stretches, members: Ints, group: Ints) -> Stretches:
    """What befalls a group befalls each of its members, sorted; `group` is by member."""
    first = np.searchsorted(known.who, group)
    many = np.searchsorted(known.who, group, "right") - first
    which, nth = repeated(many)
    found = known.taken(first[which] + nth)
    return Stretches(members[which], found.start_s, found.end_s, found.kind)
