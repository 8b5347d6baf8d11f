"""What is true and what was said, as episodes; which of them belong together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

Connector = tuple[str, str, str]  # operator, station, connector


@dataclass(frozen=True)
class Episode:
    """A connector was of no use, or was said to be; days count from the first one played.

    Attributes:
        kind: of the truth or of the verdict.
        begins: on which day.
        ends: the first day on which it no longer is.
    """

    connector: Connector
    kind: str
    begins: int
    ends: int

    def days_within(self, last: int) -> int:
        """How many of its days were played before the day `last`."""
        return min(self.ends, last) - max(self.begins, 0)


@dataclass(frozen=True)
class Matched:
    """True episodes with the alarm that found them, or none; and alarms that nothing is true of."""

    found: tuple[tuple[Episode, Episode | None], ...]
    false: tuple[Episode, ...]

    @property
    def right(self) -> int:
        return sum(alarm is not None for _, alarm in self.found)


def match(true: Iterable[Episode], said: Iterable[Episode]) -> Matched:
    """An alarm is right if it was raised while an episode of its connector went on, or on the day
    on which it ended; an episode is found by the first alarm that is right."""
    said_of: dict[Connector, list[Episode]] = defaultdict(list)
    for alarm in sorted(said, key=lambda each: each.begins):
        said_of[alarm.connector].append(alarm)
    found = []
    right = set()
    for episode in true:
        alarms = [each for each in said_of[episode.connector] if _during(each, episode)]
        right.update(alarms)
        found.append((episode, alarms[0] if alarms else None))
    false = (each for alarms in said_of.values() for each in alarms if each not in right)
    return Matched(tuple(found), tuple(false))


def runs(days: Iterable[tuple[Connector, date, str]], first: date) -> Iterator[Episode]:
    """Days in a row of a connector, sorted by it and by day, as episodes."""
    open_: Episode | None = None
    for connector, day, kind in days:
        number = (day - first).days
        if open_ and open_.connector == connector and open_.ends == number:
            open_ = Episode(connector, open_.kind, open_.begins, number + 1)
            continue
        if open_:
            yield open_
        open_ = Episode(connector, kind, number, number + 1)
    if open_:
        yield open_


def _during(alarm: Episode, episode: Episode) -> bool:
    return episode.begins <= alarm.begins <= episode.ends
