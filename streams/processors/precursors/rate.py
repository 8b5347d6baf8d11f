"""How often a connector errs now, against its own past.

Errors of the last `WINDOW_MS` are counted. The past is what is older, an exponentially weighted
sum: an error that left the window weighs 1, and e times less after every `PAST_MS`. All of it is
our assumption, to be learned from real alarms.
"""

from math import exp

import msgspec

WINDOW_MS = 48 * 3_600_000
PAST_MS = 30 * 86_400_000
LEAST = 3  # errors in the window: fewer are no rate
TIMES = 4.0  # as many as the past lets expect
MOST = 8  # errors of a window: with more of them the oldest are past sooner, and so expected


class Rate(msgspec.Struct, omit_defaults=True):
    """Errors of a connector: times in the window (ms, ascending), and the weighted past at `at`."""

    times: list[int] = []
    past: float = 0.0
    at: int = 0

    def add(self, time_ms: int) -> None:
        """One more error, later than those before."""
        self.times.append(time_ms)
        if len(self.times) > MOST:
            self._forget()

    def move(self, now_ms: int) -> None:
        """Let what has left the window become the past."""
        while self.times and self.times[0] + WINDOW_MS <= now_ms:
            self._forget()

    def is_unusual(self) -> bool:
        """Does it err far more often than it used to?"""
        expected = self.past * WINDOW_MS / PAST_MS
        return len(self.times) >= max(LEAST, TIMES * expected)

    def _forget(self) -> None:
        left = self.times.pop(0)
        self.past = self.past * exp((self.at - left) / PAST_MS) + 1
        self.at = left
