"""Stretches of a forecast whose P90 passes, or nearly passes, what a place may carry. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from pipelines.early_warning.probability import above, above_once
from pipelines.early_warning.rules import CURRENT
from pipelines.forecast.outcome import QUANTILES
from pipelines.frames.levels import LEVELS, Level

_P90 = 1 + QUANTILES.index(0.9)


@dataclass(frozen=True)
class Passing:
    """A stretch of time in which a place may carry too much.

    Attributes:
        begins, ends: of the steps that may be too much.
        probability: that the load is above the capacity at any of these steps.
        missing_w: highest P90 less capacity.
        shifts: for people: which stations could shift how much.
    """

    level: Level
    series: str
    operator_id: str
    district_code: str
    capacity_w: int
    begins: datetime
    ends: datetime
    probability: float
    missing_w: int
    shifts: str = ""


# A step: when it begins, and its quantiles in W, in the order of `QUANTILES`.
Step = tuple[Any, ...]


def stretches(
    level: Level,
    series: str,
    operator_id: str,
    district_code: str,
    capacity_w: int,
    steps: Sequence[Step],
) -> Iterator[Passing]:
    """Of a place's steps that may be too much, in order, those that follow each other closely."""
    length = LEVELS[level].step
    for own in _close(steps, length):
        each_step = [above(capacity_w, each[1:]) for each in own]
        yield Passing(
            level=level,
            series=series,
            operator_id=operator_id or "unknown",
            district_code=district_code,
            capacity_w=capacity_w,
            begins=own[0][0],
            ends=own[-1][0] + length,
            probability=above_once(each_step, CURRENT.alike_percent / 100),
            missing_w=max(each[_P90] for each in own) - capacity_w,
        )


def _close(steps: Sequence[Step], length: Any) -> Iterator[Sequence[Step]]:
    first = 0
    for nth, (step, then) in enumerate(pairwise(steps), start=1):
        if then[0] - (step[0] + length) > CURRENT.joined:
            yield steps[first:nth]
            first = nth
    yield steps[first:]
