"""By what operators are judged: versioned, and named by each finding; all are our assumptions.

No rule says in numbers what a 僵尸企业 among charging operators is. Nothing was tried on data.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class OperatorRules:
    """How operators are judged.

    Attributes:
        silent_days: days in a row without a word that make a silent feed.
        onsets_a_day: chance that an operator dies on a day: once in ten years.
        shape: of the gamma distribution of an operator's charges around what is expected.
        dead_percent: from that probability on an operator without a charge is dead.
        zombie_percent: a larger share of confirmed zombie piles makes it dead, too.
        least_connectors: with fewer in operation the share says nothing.
    """

    version: int
    silent_days: int
    onsets_a_day: float
    shape: float
    dead_percent: int
    zombie_percent: int
    least_connectors: int


VERSIONS = (
    OperatorRules(
        version=1,
        silent_days=3,
        onsets_a_day=1 / 3650,
        shape=10,
        dead_percent=99,
        zombie_percent=50,
        least_connectors=3,
    ),
)
CURRENT = VERSIONS[-1]
