"""What the grid company asks of feeders that ran over their limit the day before.

It asks for the hours of the peak 峰, an hour before they begin, that stations take no more than was
left for them on the day before. Nobody in this city takes less because of it: whether the target
is reached is what the stations came to.
"""

from dataclasses import dataclass
from functools import reduce

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from schemas import contract_of
from schemas.events.grid_dispatch import DispatchStep
from seeds.simulator.city import City
from seeds.simulator.clock import HOUR_S
from seeds.simulator.columns import Columns
from seeds.simulator.events import Events, constant, words
from seeds.simulator.places import GRID_COMPANY, SOURCE
from seeds.simulator.randomness import generator

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
DISPATCH = contract_of("grid.dispatch")
WINDOWS_H = ((11, 17), (20, 22))
_ANSWERS_S = 300
_AGREES = 0.9  # share of instructions that are accepted: our assumption
_STEPS: tuple[DispatchStep, ...] = ("instructed", "accepted", "refused", "reached", "missed")
INSTRUCTED, ACCEPTED, REFUSED, REACHED, MISSED = range(len(_STEPS))
_MOST_W = 10**11  # more than any feeder has


@dataclass(frozen=True)
class Steps(Columns):
    """Steps of instructions; `reached_w` is known where they are judged."""

    feeder: Ints
    at_s: Ints
    begins_s: Ints
    ends_s: Ints
    step: Ints
    target_w: Ints
    reached_w: Ints


class Window:
    """One peak of the day on feeders: as it was yesterday, as it is asked for, and as it is."""

    def __init__(self, hours: tuple[int, int], feeders: Ints) -> None:
        self._hours, self._feeders = hours, feeders
        self._over = self._agreed = np.zeros(len(feeders), bool)
        self._target_w = self._left_w = np.full(len(feeders), _MOST_W)
        self._highest_w = np.full(len(feeders), -_MOST_W)

    def steps(self, rng: np.random.Generator, number: int) -> Steps:
        """What is asked, answered and judged as hour `number` begins."""
        hour, midnight = number % 24, number // 24 * 24
        span_s = tuple((midnight + each) * HOUR_S for each in self._hours)
        nobody = self._told(np.zeros(len(self._feeders), bool), REACHED, 0, span_s)
        if hour == self._hours[0] - 1:
            return self._ask(rng, number * HOUR_S, span_s)
        if hour == self._hours[1]:
            reached = np.where(self._highest_w <= self._target_w, REACHED, MISSED)
            return self._told(self._agreed, reached, number * HOUR_S, span_s)
        return nobody

    def see(self, number: int, load_w: Ints, base_w: Ints, limit_w: Ints) -> None:
        """Readings of an hour, an array of time by feeder each; those beyond the window are none
        of its business."""
        if self._hours[0] <= number % 24 < self._hours[1]:
            left_w = (limit_w - base_w).clip(0).min(axis=0)
            self._over = self._over | (load_w > limit_w).any(axis=0)
            self._left_w = np.minimum(self._left_w, left_w)
            self._highest_w = np.maximum(self._highest_w, (load_w - base_w).max(axis=0))

    def _ask(self, rng: np.random.Generator, at_s: int, span_s: tuple[int, ...]) -> Steps:
        """Ask where the limit was exceeded, and begin to look anew."""
        asked, self._target_w = self._over, self._left_w
        self._agreed = asked & (rng.random(len(asked)) < _AGREES)
        self._over = np.zeros(len(asked), bool)
        self._left_w = np.full(len(asked), _MOST_W)
        self._highest_w = np.full(len(asked), -_MOST_W)
        answers = np.where(self._agreed, ACCEPTED, REFUSED)
        answered = self._told(asked, answers, at_s + _ANSWERS_S, span_s)
        return self._told(asked, INSTRUCTED, at_s, span_s).followed_by(answered)

    def _told(self, which: Mask, step: Ints | int, at_s: int, span_s: tuple[int, ...]) -> Steps:
        many = len(which)
        begins_s, ends_s = span_s
        return Steps(
            feeder=self._feeders,
            at_s=np.full(many, at_s),
            begins_s=np.full(many, begins_s),
            ends_s=np.full(many, ends_s),
            step=np.broadcast_to(step, many),
            target_w=self._target_w,
            reached_w=self._highest_w,
        ).taken(which)


class Dispatch:
    """Instructions to the feeders of a shard."""

    def __init__(self, city: City, number: int, feeders: Ints) -> None:
        self._city, self._number = city, number
        self._windows = [Window(hours, feeders) for hours in WINDOWS_H]

    def hour(self, number: int, load_w: Ints, base_w: Ints, limit_w: Ints) -> Events:
        """Steps of an hour; its readings are arrays of time by feeder."""
        rng = generator(self._city.seed, "dispatch", self._number, number)
        steps = reduce(Steps.followed_by, (each.steps(rng, number) for each in self._windows))
        for window in self._windows:
            window.see(number, load_w, base_w, limit_w)
        return self._events(steps)

    def _events(self, steps: Steps) -> Events:
        many, clock = len(steps), self._city.clock
        feeder = words(steps.feeder, self._city.grid.feeder_ids)
        begins = pa.array(steps.begins_s).cast("string")
        judged = np.isin(steps.step, (REACHED, MISSED))
        columns = {
            "event_time": pa.array(clock.ms(steps.at_s)),
            "source": constant(SOURCE, many),
            "operator_id": constant(GRID_COMPANY, many),
            "instruction_id": pc.binary_join_element_wise(feeder.dictionary_decode(), begins, "-"),
            "feeder_id": feeder,
            "step": words(steps.step, pa.array(_STEPS)),
            "starts": pa.array(clock.ms(steps.begins_s)),
            "ends": pa.array(clock.ms(steps.ends_s)),
            "target_w": pa.array(steps.target_w),
            "reached_w": pa.array(steps.reached_w, mask=~judged),
        }
        return Events(DISPATCH, columns, clock.ms(steps.at_s))
