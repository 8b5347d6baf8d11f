"""Counts of lots, minute by minute.

A lot says what changed at most once a minute, at a second of its own: at once would be several
times a second at a large one. What it says of vehicles in and out is all since it was last heard.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.clock import HOUR_S
from seeds.simulator.columns import Columns

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
TICK_S, BEAT_S = 60, 1_800
_TICKS, _BEATS = HOUR_S // TICK_S, HOUR_S // BEAT_S
IN, OUT, IN_CHARGING, OUT_CHARGING = range(4)


@dataclass(frozen=True)
class Passages(Columns):
    """Vehicles that pass: place of the lot in the shard, second of the hour, and which way."""

    lot: Ints
    second: Ints
    way: Ints


@dataclass(frozen=True)
class Told(Columns):
    """What lots say, sorted by lot and time; columns as in `parking.lot`."""

    lot: Ints
    second: Ints
    free: Ints
    free_charging: Ints
    entered: Ints
    left: Ints


class Counts:
    """What the lots of a shard have counted, and what of it they have not said yet; by lot."""

    def __init__(self, rng: np.random.Generator, free: Ints, free_charging: Ints) -> None:
        many = len(free)
        self._free, self._free_charging = free, free_charging
        self._at_s = rng.integers(0, TICK_S, many)
        self._beat = rng.integers(0, _TICKS // _BEATS, many)
        self._passed = np.zeros((4, many), np.int64)  # since the last tick, by way
        self._unsaid = np.zeros((2, many), np.int64)  # in and out

    @property
    def ticks(self) -> Ints:
        """Seconds of an hour at which lots may say something, by lot and tick."""
        return self._at_s[:, None] + np.arange(_TICKS) * TICK_S

    def hour(self, passages: Passages, heard: Mask, missing: Mask) -> Told:
        """What is said in the next hour: by lot and tick, is the lot heard, is a beat missing?"""
        passed = self._at_ticks(passages)
        entered, left = passed[IN] + passed[IN_CHARGING], passed[OUT] + passed[OUT_CHARGING]
        free = self._free[:, None] + np.cumsum(left - entered, axis=1)
        charging = passed[OUT_CHARGING] - passed[IN_CHARGING]
        free_charging = self._free_charging[:, None] + np.cumsum(charging, axis=1)
        beats = (np.arange(_TICKS) - self._beat[:, None]) % (_TICKS // _BEATS) == 0
        said = (passed.any(axis=0) | (beats & ~missing)) & heard
        lot, tick = np.nonzero(said)
        self._free, self._free_charging = free[:, -1], free_charging[:, -1]
        return Told(
            lot=lot,
            second=self.ticks[said],
            free=free[said],
            free_charging=free_charging[said],
            entered=self._since_last(0, entered, lot, tick),
            left=self._since_last(1, left, lot, tick),
        )

    def _at_ticks(self, passages: Passages) -> Ints:
        """How many have passed by way, lot and tick; what passes after the last one is kept."""
        many = len(self._free)
        tick = -(-(passages.second - self._at_s[passages.lot]) // TICK_S)
        cell = (passages.way * many + passages.lot) * (_TICKS + 1) + tick
        cells = np.bincount(cell, minlength=4 * many * (_TICKS + 1))
        passed = cells.reshape(4, many, _TICKS + 1)
        passed[:, :, 0] += self._passed
        self._passed = passed[:, :, -1]
        return passed[:, :, :-1]

    def _since_last(self, way: int, passed: Ints, lot: Ints, tick: Ints) -> Ints:
        sums = self._unsaid[way][:, None] + np.cumsum(passed, axis=1)
        said = sums[lot, tick]
        is_next = np.diff(lot, prepend=-1) == 0
        before = np.where(is_next, np.roll(said, 1), 0)
        self._unsaid[way] = sums[:, -1]
        last = np.flatnonzero(np.diff(lot, append=-1))
        self._unsaid[way][lot[last]] -= said[last]
        return np.asarray(said - before)
