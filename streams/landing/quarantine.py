"""The limit per operator: one that sends mostly refuse is set aside, not the whole city."""

from collections import Counter
from dataclasses import dataclass


@dataclass(slots=True)
class _Tally:
    seen: int = 0
    refused: int = 0
    quarantined: bool = False


class Quarantine:
    """Judges each operator on windows of its records.

    An operator is quarantined when more than `share` of a window was refused, and released when a
    later window is sound. Its records are decoded all the while, so that recovery is noticed.
    """

    def __init__(self, share: float, window: int) -> None:
        self._share = share
        self._window = window
        self._tallies: dict[str, _Tally] = {}

    def judge(self, accepted: Counter[str], refused: Counter[str]) -> None:
        """Count one group's records by operator, and judge whose window is full."""
        for operator in accepted.keys() | refused.keys():
            tally = self._tallies.setdefault(operator, _Tally())
            tally.seen += accepted[operator] + refused[operator]
            tally.refused += refused[operator]
            if tally.seen >= self._window:
                verdict = tally.refused / tally.seen > self._share
                self._tallies[operator] = _Tally(quarantined=verdict)

    @property
    def quarantined(self) -> frozenset[str]:
        """The operators that are set aside."""
        # A copy first: the metrics' thread asks while a group is judged.
        tallies = list(self._tallies.items())
        return frozenset(name for name, tally in tallies if tally.quarantined)

    @property
    def most_fail(self) -> bool:
        """Are more than half of at least three operators set aside?"""
        return len(self._tallies) >= 3 and len(self.quarantined) * 2 > len(self._tallies)
