"""When to start a service again that has ended, and when to call it a crash loop."""

from dataclasses import dataclass

FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 15.0
STEADY_AFTER_S = 5.0
CRASH_LOOP_FROM = 4


@dataclass
class Backoff:
    """Counts the failures since the service last ran steadily."""

    failures: int = 0

    def failed(self, ready_for_s: float) -> float:
        """Count an end after so long in readiness; gives the pause before the next start."""
        if ready_for_s >= STEADY_AFTER_S:
            self.failures = 0
        self.failures += 1
        return float(min(FIRST_PAUSE_S * 2 ** (self.failures - 1), LONGEST_PAUSE_S))

    @property
    def is_crash_loop(self) -> bool:
        return self.failures >= CRASH_LOOP_FROM
