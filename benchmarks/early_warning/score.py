"""How good warnings are, by episode."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from benchmarks.early_warning.spans import Span, Told, warnings
from pipelines.early_warning.stretches import Passing

LEAST_AHEAD = timedelta(hours=1)
_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Score:
    """Warnings against the truth.

    Attributes:
        right: how many of the warnings came true.
        leads_h: of each episode that was found, hours from the first word of it.
    """

    episodes: int
    warnings: int
    right: int
    leads_h: tuple[float, ...]

    @property
    def precision(self) -> float | None:
        """Right of all warnings; None without any."""
        return self.right / self.warnings if self.warnings else None

    @property
    def recall(self) -> float | None:
        """Found of all episodes; None without any."""
        return len(self.leads_h) / self.episodes if self.episodes else None

    @property
    def lead_h(self) -> float | None:
        """The median; None where none was found."""
        return float(np.median(self.leads_h)) if self.leads_h else None


def score(
    true: Sequence[Span],
    said: Mapping[datetime, Sequence[Span]],
    ahead: timedelta = LEAST_AHEAD,
) -> Score:
    """Judge what was said at each issue.

    Args:
        true: episodes; those count of which it could be said so long before.
        ahead: how long before an episode its warning has to stand.
    """
    told, issues = warnings(said), np.array(sorted(said))
    leads: list[float | None] = []
    for episode in true:
        in_time = issues[issues <= episode.begins - ahead]
        if len(in_time) and episode.begins - in_time[-1] < ahead + _HOUR:
            leads.append(_lead_h(episode, told, in_time[-1]))
    right = sum(any(_comes_true(each, episode) for episode in true) for each in told)
    return Score(len(leads), len(told), right, tuple(each for each in leads if each is not None))


def precision_ahead(
    true: Sequence[Span],
    said: Mapping[datetime, Iterable[Span]],
    least: timedelta,
    most: timedelta,
) -> float | None:
    """Of all that was said so long before its span began, the share that came true, if any."""
    right = [
        any(span.meets(episode) for episode in true)
        for at, given in said.items()
        for span in given
        if least <= span.begins - at < most
    ]
    return float(np.mean(right)) if right else None


def came_true(
    true: Sequence[Span], issues: Mapping[datetime, Sequence[Passing]]
) -> list[tuple[float, float, int]]:
    """Of all stretches of all issues, by tenths of what was said: its mean, how many of them came
    true, and how many there were."""
    said = [
        (each.probability, any(_of(each).meets(episode) for episode in true))
        for given in issues.values()
        for each in given
    ]
    tenths = [[each for each in said if min(int(each[0] * 10), 9) == tenth] for tenth in range(10)]
    return [(*np.mean(each, axis=0).tolist(), len(each)) for each in tenths if each]


def _of(passing: Passing) -> Span:
    return Span(passing.series, passing.begins, passing.ends)


def _lead_h(episode: Span, told: Iterable[Told], at: datetime) -> float | None:
    """Hours from the first word of the warning that stood then; None where none did."""
    standing = [each for each in told if at in each.said and each.said[at].meets(episode)]
    if not standing:
        return None
    return (episode.begins - min(each.given for each in standing)) / _HOUR


def _comes_true(warning: Told, episode: Span) -> bool:
    return episode.begins >= warning.given and any(
        each.meets(episode) for each in warning.said.values()
    )
