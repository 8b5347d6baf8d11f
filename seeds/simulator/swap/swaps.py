"""Swaps, and the charges of the batteries that they bring."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.clock import HOUR_S
from seeds.simulator.columns import Columns
from seeds.simulator.truth.stretches import Stretches, moment

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
SETTLES_S = 10  # after the end of a swap


@dataclass(frozen=True)
class Swaps(Columns):
    """Swaps; times are whole seconds since the first midnight.

    The battery that came in is charged from the end of the swap until it is ready, at one power,
    but for a pause while the feeder is dead.

    Attributes:
        station: place in the shard.
        vehicle, battery_in, battery_out: numbers within the station.
    """

    station: Ints
    vehicle: Ints
    battery_in: Ints
    battery_out: Ints
    soc_in: Floats
    arrived_s: Ints
    start_s: Ints
    end_s: Ints
    pause_s: Ints
    resume_s: Ints
    ready_s: Ints

    @property
    def settled_s(self) -> Ints:
        return self.end_s + SETTLES_S

    def waits(self, at_s: Ints) -> Mask:
        """Does the vehicle wait?"""
        return (self.arrived_s <= at_s) & (at_s < self.start_s)

    def goes_on(self, at_s: Ints) -> Mask:
        """Is the battery that is handed out neither in the rack nor in the vehicle?"""
        return (self.start_s <= at_s) & (at_s < self.end_s)

    def is_unready(self, at_s: Ints) -> Mask:
        """Is the battery that came in on its way to be ready?"""
        return (self.end_s <= at_s) & (at_s < self.ready_s)

    def charges(self, at_s: Ints) -> Mask:
        """Does the battery that came in take power?"""
        pauses = (self.pause_s <= at_s) & (at_s < self.resume_s)
        return np.asarray(self.is_unready(at_s) & ~pauses)

    def charged_s(self, until_s: int) -> Ints:
        """For how long it has taken power."""
        passed = (np.minimum(until_s, self.ready_s) - self.end_s).clip(0)
        paused = (np.minimum(until_s, self.resume_s) - self.pause_s).clip(0)
        return np.asarray(passed - paused)


def charge_s(needed_wh: Floats, charger_w: NDArray[Any]) -> Ints:
    """How long batteries take, in whole seconds."""
    return np.asarray(np.ceil(needed_wh * HOUR_S / charger_w), np.int64)


def pauses(losses: Stretches, feeder: Ints, from_s: Ints, until_s: Ints) -> tuple[Ints, Ints]:
    """From when till when the last loss of supply falls into stretches; nowhere is no time at all.

    A charge of an hour that meets two losses is too rare to be told apart.
    """
    if not len(losses):
        return until_s, until_s
    begun = moment(losses.who, losses.start_s)
    place = np.searchsorted(begun, moment(feeder, until_s)) - 1
    last = losses.taken(place.clip(0))
    falls = (place >= 0) & (last.who == feeder) & (last.end_s > from_s)
    start = np.maximum(last.start_s, from_s)
    return np.where(falls, start, until_s), np.where(falls, last.end_s, until_s)
