"""`api_decision.faults`: stretches that meet at midnight, put together."""

from pathlib import Path

from pipelines.operators.rules import CURRENT
from schemas import View

EPISODES = (Path(__file__).parent / "episodes.sql").read_text().strip()
EPISODES = EPISODES.replace("{overdue_hours}", str(CURRENT.overdue_hours))


def fault_views() -> tuple[View, ...]:
    """The view of all faults; those that are open or late are found in it."""
    return (
        View(
            "api_decision",
            "faults",
            EPISODES,
            "One row a fault of a connector in operation: from the first moment faulted to the"
            " first at which it is said to be in order; silence and maintenance between belong to"
            " it. began is NULL where it was there before the first day that was computed,"
            f" repaired_at where it still is. Overdue after {CURRENT.overdue_hours} hours: an"
            f" assumption, version {CURRENT.version} of the rules.",
        ),
    )
