"""The life of early warnings, from one forecast to the next. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Literal

from pipelines.early_warning.rules import CURRENT, Rules
from pipelines.early_warning.stretches import Passing

State = Literal["watched", "open", "update", "held", "resolved"]

# In these an alert stands.
_STANDING = ("open", "update", "held")


@dataclass(frozen=True)
class Warned:
    """A warning as it was given with a forecast; `held` has the figures that were said last."""

    of: Passing
    state: State
    first_seen: datetime

    @property
    def stands(self) -> bool:
        """Is others' attention asked for?"""
        return self.state in _STANDING


def judged(
    found: Iterable[Passing],
    before: Iterable[Warned],
    issued_at: datetime,
    rules: Rules = CURRENT,
) -> Iterator[Warned]:
    """What is said now of what may pass its capacity, after what was said before.

    A place has one warning at a time: the alert that stands, as long as its stretch nearly passes;
    else its likeliest stretch, watched or worth an alert.

    Args:
        found: stretches, those of a place one after another.
    """
    standing = {_place(each.of): each for each in before if each.stands}
    for place, stretches in groupby(found, _place):
        likeliest = sorted(stretches, key=lambda each: -each.probability)
        last = standing.get(place)
        same = [each for each in likeliest if last and _is_same(each, last.of, rules)]
        if last and same:
            del standing[place]
            yield _again(same[0], last, rules)
        elif not last and likeliest[0].missing_w > 0:
            opens = likeliest[0].probability * 100 >= rules.opens_percent
            yield Warned(likeliest[0], "open" if opens else "watched", issued_at)
    for last in standing.values():
        yield replace(last, state="resolved")


def not_judged(before: Iterable[Warned], issued_at: datetime) -> Iterator[Warned]:
    """What is said of places without a forecast: an alert stands until its stretch is over."""
    for each in before:
        if each.stands:
            yield replace(each, state="held" if each.of.ends > issued_at else "resolved")


def _again(now: Passing, last: Warned, rules: Rules) -> Warned:
    apart_w = abs(now.missing_w - last.of.missing_w)
    moved = abs(now.begins - last.of.begins) >= rules.moved
    if moved or apart_w * 100 > rules.moved_percent * abs(last.of.missing_w):
        return replace(last, of=now, state="update")
    return replace(last, state="held")


def _is_same(now: Passing, last: Passing, rules: Rules) -> bool:
    """Is it the stretch that was said, though it may have moved a little?"""
    return now.begins <= last.ends + rules.joined and last.begins <= now.ends + rules.joined


def _place(passing: Passing) -> tuple[str, str]:
    return passing.level, passing.series
