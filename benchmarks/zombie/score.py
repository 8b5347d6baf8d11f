"""How good verdicts are: by episode, never by day."""

from collections.abc import Iterable, Set
from dataclasses import dataclass

import numpy as np

from benchmarks.zombie.episodes import Connector, Episode, Matched, match
from benchmarks.zombie.truth import Truth


@dataclass(frozen=True)
class Score:
    """Verdicts against the truth.

    Attributes:
        matched: all true episodes, and the alarms of the scored days; one that was raised before
            them and still stands is one of theirs.
        scored: the true episodes that went on for long enough in them.
        findable: those of them that could be found at all.
        pile_days: connectors times days that are scored.
    """

    matched: Matched
    scored: frozenset[Episode]
    findable: frozenset[Episode]
    alarms: int
    pile_days: int

    @property
    def precision(self) -> float:
        return 1 - len(self.matched.false) / self.alarms if self.alarms else float("nan")

    @property
    def recall(self) -> float:
        return self.recall_of(self.scored)

    @property
    def recall_of_findable(self) -> float:
        return self.recall_of(self.findable)

    @property
    def false_alarms(self) -> float:
        """Per 1,000 pile-days."""
        return 1000 * len(self.matched.false) / self.pile_days

    def recall_of(self, episodes: frozenset[Episode]) -> float:
        """The share of these that were found."""
        hits = [alarm is not None for each, alarm in self.matched.found if each in episodes]
        return float(np.mean(hits)) if hits else float("nan")

    def delays(self, episodes: frozenset[Episode]) -> list[int]:
        """Days from the beginning, or from the first day played, to the alarm."""
        return [
            alarm.begins - max(each.begins, 0)
            for each, alarm in self.matched.found
            if alarm and each in episodes
        ]

    def of_kind(self, kind: str) -> frozenset[Episode]:
        return frozenset(each for each in self.scored if each.kind == kind)


def score(
    truth: Truth, findable: frozenset[Episode], said: Iterable[Episode], at: Set[Connector]
) -> Score:
    """Judge alarms at these connectors by what is true there."""
    alarms = [each for each in said if each.connector in at and each.ends > truth.first]
    matched = match((each for each in truth.episodes if each.connector in at), alarms)
    scored = frozenset(each for each in truth.scored if each.connector in at)
    return Score(
        matched, scored, findable & scored, len(alarms), len(at) * (truth.days - truth.first)
    )


def deciles(used: dict[Connector, float]) -> dict[Connector, int]:
    """In which tenth of all connectors each is, by charges a day; 0 has the fewest."""
    names = list(used)
    rank = np.argsort(np.argsort([used[each] for each in names], kind="stable"), kind="stable")
    return {each: int(place) for each, place in zip(names, rank * 10 // len(names), strict=True)}
