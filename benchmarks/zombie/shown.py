"""Verdicts on a city beside the truth, as tables for people."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from benchmarks.common.report import table
from benchmarks.zombie.bound import DECISIVE_NATS
from benchmarks.zombie.episodes import Connector, Episode
from benchmarks.zombie.score import Score, deciles

OURS = "ours"


@dataclass(frozen=True)
class Judged:
    """Scores of one city, ours and of plain rules by name, and how much each connector is used."""

    scores: dict[str, Score]
    used: dict[Connector, float]

    @property
    def ours(self) -> Score:
        """Of the whole city."""
        return self.scores[OURS]


def show(share: float, judged: Judged) -> None:
    """Precision and recall of a prevalence: by rule, by kind, by use."""
    print(f"\nprevalence {share:.1%}: by rule")
    _by_rule(judged.scores)
    print("\nby kind: of all, and of those that could be found")
    _by_kind(judged.ours)
    print("\nfree but unusable, by tenth of connectors: delay, and its bound by the charges missed")
    _by_use(judged)


def _by_rule(scores: dict[str, Score]) -> None:
    rows = [
        [
            name,
            str(len(each.scored)),
            f"{each.precision:.3f}",
            f"{each.recall:.3f}",
            f"{each.recall_of_findable:.3f}",
            f"{each.false_alarms:.3f}",
            _median(each, each.scored),
        ]
        for name, each in scores.items()
    ]
    false = "false per 1,000 pile-days"
    table(["rule", "episodes", "precision", "recall", "of findable", false, "delay, median"], rows)


def _by_kind(ours: Score) -> None:
    rows = []
    for kind in sorted({each.kind for each in ours.scored}):
        episodes = ours.of_kind(kind)
        known = episodes & ours.findable
        rows.append([kind, *_found(ours, episodes), *_found(ours, known), _median(ours, episodes)])
    headings = ["kind", "episodes", "recall", "findable", "recall", "delay, median"]
    table(headings, rows)


def _by_use(judged: Judged) -> None:
    """Of those that show nothing but that nobody charges, where a bound is known."""
    ours, tenth = judged.ours, deciles(judged.used)
    rows = []
    for number in range(10):
        mine = {name for name, place in tenth.items() if place == number}
        unusable = ours.of_kind("free-but-unusable")
        episodes = frozenset(each for each in unusable if each.connector in mine)
        rate = float(np.median([judged.used[each] for each in mine]))
        false = sum(each.connector in mine for each in ours.matched.false)
        bound = f"{DECISIVE_NATS / rate:.0f} d" if rate else ""
        found = [*_found(ours, episodes), _median(ours, episodes), bound, str(false)]
        rows.append([f"{number + 1}", f"{rate:.2f}", *found])
    headings = ["tenth", "charges a day", "episodes", "recall", "delay", "bound", "false alarms"]
    table(headings, rows)


def _found(scored: Score, episodes: frozenset[Episode]) -> list[str]:
    return [str(len(episodes)), f"{scored.recall_of(episodes):.2f}" if episodes else ""]


def _median(scored: Score, episodes: Collection[Episode]) -> str:
    delays = scored.delays(frozenset(episodes))
    return f"{np.median(delays):.0f} d" if delays else ""
