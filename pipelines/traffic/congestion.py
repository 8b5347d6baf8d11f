"""Our own index of congestion: speed ÷ speed of free flow, judged by versioned thresholds.

A new judgement is a new version beside the old ones: each row of `derived.traffic` names the one
that it was made by.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Index:
    """How traffic is judged.

    Attributes:
        slow_below_percent: of the free speed, from there down to congested.
        congested_below_percent: of the free speed.
        free_speed_percentile: of past speeds, where the register has no free speed.
        trailing_days: how many days before the day those speeds are of.
        least_readings: fewer past speeds than this tell no free speed.
    """

    version: int
    slow_below_percent: int
    congested_below_percent: int
    free_speed_percentile: int
    trailing_days: int
    least_readings: int


VERSIONS = (
    Index(
        version=1,
        slow_below_percent=70,
        congested_below_percent=50,
        free_speed_percentile=85,
        trailing_days=7,
        least_readings=100,
    ),
)
CURRENT = VERSIONS[-1]
