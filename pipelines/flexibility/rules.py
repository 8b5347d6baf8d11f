"""How baseline and flexibility are found: versioned, and named by each row.

The baseline 基线 is "10 of 10": the mean of the same quarter hours of the last ten comparable days
without an instruction, as the California ISO settles demand response by (Baseline Accuracy Work
Group Proposal, 2017) and AEMO's Baseline Methodology Register builds on. Working days are compared
with working days and days off with days off. Theirs is adjusted by the hours before an event; ours
is not, since whoever is told an hour ahead could then raise it. The other numbers are our
assumptions.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rules:
    """How baseline and flexibility are found.

    Attributes:
        days: of which a baseline is the mean.
        look_back_days: in which these days are looked for.
        least_days: fewer give no baseline.
        least_known_percent: of the connectors' time and of the stations; a quarter hour of which
            less is known is not compared, since its load is only a lower bound.
        least_slack_ms: a vehicle that stays plugged in for so long after charging could have
            charged as much later.
    """

    version: int
    days: int
    look_back_days: int
    least_days: int
    least_known_percent: int
    least_slack_ms: int


VERSIONS = (
    Rules(
        version=1,
        days=10,
        look_back_days=45,
        least_days=5,
        least_known_percent=90,
        least_slack_ms=900_000,
    ),
)
CURRENT = VERSIONS[-1]
