"""What befalls one thing after another, at most once a day each."""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.clock import DAY_S, HOUR_S
from seeds.simulator.conditions import Lengths

Ints = NDArray[np.int64]
Chances = NDArray[np.float64]
YEAR_D = 365


class Renewal:
    """Holds until when each of many things is befallen, so it does not grow with days."""

    def __init__(self, many: int) -> None:
        self.until_s = np.full(many, -(10**9))

    def free(self, day: int) -> NDArray[np.bool_]:
        """What is not befallen as a day begins."""
        return self.until_s <= day * DAY_S

    def begin(
        self, rng: np.random.Generator, day: int, chance: Chances, much: Lengths
    ) -> tuple[Ints, Ints, Ints]:
        """Places of what is befallen anew on a day, from when and until when."""
        hit = np.flatnonzero((rng.random(len(self.until_s)) < chance) & self.free(day))
        start = day * DAY_S + rng.integers(0, DAY_S, len(hit))
        return hit, start, self._last(hit, start, drawn_s(rng, much, len(hit)))

    def going_on(
        self, rng: np.random.Generator, share: Chances, much: Lengths
    ) -> tuple[Ints, Ints, Ints]:
        """As `begin`, of what is befallen already at the first midnight.

        A moment falls into long stretches more often: they are drawn by their length, which for
        log-normal ones moves the median by the square of the spread.
        """
        hit = np.flatnonzero((rng.random(len(self.until_s)) < share) & self.free(0))
        length = drawn_s(rng, much, len(hit), rise=much.spread**2)
        start = -(rng.random(len(hit)) * length).astype(np.int64)
        return hit, start, self._last(hit, start, length)

    def _last(self, hit: Ints, start: Ints, length: Ints) -> Ints:
        self.until_s[hit] = start + length
        return start + length


def drawn_s(rng: np.random.Generator, much: Lengths, many: int, rise: float = 0) -> Ints:
    """Lengths in whole seconds, at least a minute."""
    drawn = much.median_h * np.exp(rise + much.spread * rng.standard_normal(many))
    return np.asarray((drawn * HOUR_S).clip(60, 10**9).astype(np.int64))


def mean_days(much: Lengths) -> float:
    """The mean length in days."""
    return float(much.median_h * np.exp(much.spread**2 / 2) / 24)
