"""The life of early warnings, from one forecast to the next: open, update, resolved. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from pipelines.early_warning.passing import Passing
from pipelines.early_warning.rules import CURRENT

State = Literal["open", "update", "held", "resolved"]


@dataclass(frozen=True)
class Warned:
    """A warning as it was given with a forecast; `held` has the figures that were said last."""

    of: Passing
    state: State
    first_seen: datetime


def judged(
    found: Iterable[Passing], before: Iterable[Warned], issued_at: datetime
) -> Iterator[Warned]:
    """What is said now of what may pass its capacity, after what was said before.

    What is new is opened if it does pass it; what was open holds while it nearly does.
    """
    open_ = {_place(each.of): each for each in before if each.state != "resolved"}
    for each in found:
        last = open_.pop(_place(each), None)
        if last:
            yield _again(each, last)
        elif each.missing_w > 0:
            yield Warned(each, "open", issued_at)
    for last in open_.values():
        yield replace(last, state="resolved")


def _again(now: Passing, last: Warned) -> Warned:
    apart_w = abs(now.missing_w - last.of.missing_w)
    moved = abs(now.begins - last.of.begins) >= CURRENT.moved
    if moved or apart_w * 100 > CURRENT.moved_percent * abs(last.of.missing_w):
        return replace(last, of=now, state="update")
    return replace(last, state="held")


def _place(passing: Passing) -> tuple[str, str]:
    return passing.level, passing.series
