"""When an early warning is given, said again and taken back: versioned; all our assumptions."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Rules:
    """How warnings are given.

    Attributes:
        joined: steps that may be too much are one stretch if no more lies between them.
        alike_percent: of the variance of a forecast's errors, what the steps of a stretch share:
            with it stretches came true as often as said (docs/early_warning.md).
        opens_percent: an alert opens where the load is above the capacity at any step that
            probably; below, a stretch is watched.
        holds_percent: a warning that was given holds while P90 is above so much of the capacity.
        moved_percent: by which what is missing has to change to be said again.
        moved: by which the beginning has to change to be said again.
        shift_days: whose sessions at the same time of day tell what could be shifted.
        least_slack_ms: as for flexibility.
        listed: stations named for a feeder, those that could shift most.
    """

    version: int
    joined: timedelta
    alike_percent: int
    opens_percent: int
    holds_percent: int
    moved_percent: int
    moved: timedelta
    shift_days: int
    least_slack_ms: int
    listed: int


CURRENT = Rules(
    version=3,
    joined=timedelta(hours=1),
    alike_percent=30,
    opens_percent=70,
    holds_percent=95,
    moved_percent=20,
    moved=timedelta(hours=1),
    shift_days=7,
    least_slack_ms=900_000,
    listed=5,
)
