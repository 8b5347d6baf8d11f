"""Spans of time in which a feeder carries too much: true ones, and those that are said."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

_QUARTER, _JOINED = timedelta(minutes=15), timedelta(hours=1)


@dataclass(frozen=True, order=True)
class Span:
    """Of a feeder, up to the beginning of `ends`."""

    feeder: str
    begins: datetime
    ends: datetime

    def meets(self, other: "Span") -> bool:
        """Is there a time that both have?"""
        together = self.begins < other.ends and other.begins < self.ends
        return together and self.feeder == other.feeder


def spans(quarters: Iterable[tuple[str, datetime]]) -> Iterator[Span]:
    """Quarter hours within an hour of each other are one span."""
    last: Span | None = None
    for feeder, at in sorted(quarters):
        if last and last.feeder == feeder and at - last.ends <= _JOINED:
            last = Span(feeder, last.begins, at + _QUARTER)
            continue
        if last:
            yield last
        last = Span(feeder, at, at + _QUARTER)
    if last:
        yield last


@dataclass
class Told:
    """What was said of one thing from issue to issue.

    Attributes:
        given: when it was first said.
        said: the span at each issue.
    """

    given: datetime
    said: dict[datetime, Span] = field(default_factory=dict)


def warnings(said: Mapping[datetime, Iterable[Span]]) -> list[Told]:
    """Spans that overlap from one issue to the next are of one warning."""
    found: list[Told] = []
    standing: list[tuple[Span, Told]] = []
    for at in sorted(said):
        still = []
        for span in said[at]:
            same = next((one for last, one in standing if last.meets(span)), None)
            if same is None or at in same.said:
                same = Told(at)
                found.append(same)
            same.said[at] = span
            still.append((span, same))
        standing = still
    return found
