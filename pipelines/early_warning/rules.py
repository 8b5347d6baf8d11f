"""When an early warning is given, said again and taken back: versioned; all our assumptions."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Rules:
    """How warnings are given.

    Attributes:
        joined: steps that may be too much are one stretch if no more lies between them.
        opens_percent: an alert opens where any step's load is above the capacity that probably;
            below, a stretch is watched. A stretch has many steps, and one that passes is enough:
            half of it would open nothing (docs/early_warning.md).
        holds_percent: a warning that was given holds while P90 is above so much of the capacity.
        moved_percent: by which what is missing has to change to be said again.
        moved: by which the beginning has to change to be said again.
        shift_days: whose sessions at the same time of day tell what could be shifted.
        least_slack_ms: as for flexibility.
        listed: stations named for a feeder, those that could shift most.
    """

    version: int
    joined: timedelta
    opens_percent: int
    holds_percent: int
    moved_percent: int
    moved: timedelta
    shift_days: int
    least_slack_ms: int
    listed: int


CURRENT = Rules(
    version=2,
    joined=timedelta(hours=1),
    opens_percent=20,
    holds_percent=95,
    moved_percent=20,
    moved=timedelta(hours=1),
    shift_days=7,
    least_slack_ms=900_000,
    listed=5,
)
