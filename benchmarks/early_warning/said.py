"""What each rule says at each issue: spans in which feeders are warned of."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

import numpy as np

from benchmarks.early_warning.played import Played
from benchmarks.early_warning.spans import Span, spans
from pipelines.early_warning.life import Warned, judged
from pipelines.early_warning.rules import Rules
from pipelines.early_warning.stretches import Passing
from pipelines.load_forecast.training import AHEAD

Said = dict[datetime, list[Span]]


def alerts(found: Mapping[datetime, list[Passing]], rules: Rules) -> Said:
    """The alerts that stand with each forecast, by the life that a city's have."""
    said: Said = {}
    before: list[Warned] = []
    for at, passing in found.items():
        before = list(judged(passing, before, at, rules))
        said[at] = [
            Span(each.of.series, max(each.of.begins, at), each.of.ends)
            for each in before
            if each.stands and each.of.ends > at
        ]
    return said


def as_days_ago(played: Played, issues: Iterable[datetime], days: int) -> Said:
    """The plain rule: what was too much so many days ago will be again."""
    return {at: list(spans(_repeated(played, at, timedelta(days=days)))) for at in issues}


def _repeated(played: Played, at: datetime, ago: timedelta) -> Iterator[tuple[str, datetime]]:
    frame = played.frame
    first = (at - ago - frame.start) // frame.step
    past = frame.values[first : first + AHEAD // frame.step]
    for step, feeder in np.argwhere(past * 1000 > played.capacity_w):
        yield frame.series[feeder], at + int(step) * frame.step
