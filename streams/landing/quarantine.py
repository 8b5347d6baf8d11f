"""The limit per operator: one that sends mostly refuse is set aside, not the whole city."""

from collections import Counter
from dataclasses import dataclass
from itertools import islice

MOST_OPERATORS = 4096  # more than any city has; refused records may name as many as they like


@dataclass(slots=True)
class _Tally:
    seen: int = 0
    refused: int = 0


class Quarantine:
    """Judges each operator on windows of its records.

    An operator is quarantined when more than `share` of a window was refused, and released when a
    later window is sound. Its records are decoded all the while, so that recovery is noticed.

    Attributes:
        quarantined: the operators that are set aside; another thread may ask.
    """

    def __init__(self, share: float, window: int) -> None:
        self._share = share
        self._window = window
        self._tallies: dict[str, _Tally] = {}  # who was seen last stands last
        self.quarantined: frozenset[str] = frozenset()

    def judge(self, accepted: Counter[str], refused: Counter[str]) -> None:
        """Count one group's records by operator, and judge whose window is full."""
        for operator in accepted.keys() | refused.keys():
            tally = self._tallies.pop(operator, None) or _Tally()
            tally.seen += accepted[operator] + refused[operator]
            tally.refused += refused[operator]
            if tally.seen >= self._window:
                self._decide(operator, tally)
                tally = _Tally()
            self._tallies[operator] = tally
        self._forget()

    @property
    def most_fail(self) -> bool:
        """Are more than half of at least three operators set aside?"""
        return len(self._tallies) >= 3 and len(self.quarantined) * 2 > len(self._tallies)

    def _decide(self, operator: str, tally: _Tally) -> None:
        if tally.refused / tally.seen > self._share:
            self.quarantined |= {operator}
        else:
            self.quarantined -= {operator}

    def _forget(self) -> None:
        """Of too many operators, forget who has not been seen for longest and is not set aside."""
        surplus = len(self._tallies) - MOST_OPERATORS
        if surplus > 0:
            free = (name for name in self._tallies if name not in self.quarantined)
            for name in list(islice(free, surplus)):
                del self._tallies[name]
