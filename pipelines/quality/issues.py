"""What may be wrong with what an operator sends, and how much of it is borne: said once.

Nothing is clipped or left out for any of it: issues are counted beside the data.
"""

from dataclasses import dataclass

# Assumptions, like the limits below.
TOLERANCE_PERCENT = 105  # of rated power: it is a nameplate's round number
AHEAD_MS = 60_000  # an event that lands so long before it happens comes from a wrong clock
LATE_MS = 600_000
BEHIND_MS = 120_000  # where 99 of 100 events take longer than this, it is the clock


@dataclass(frozen=True)
class Issue:
    """One issue.

    Attributes:
        name: as in the tables; those of dead letters are `refused-<reason>`.
        concern: what it is looked for under; each has an asset check where it has a limit.
        found: what is counted, of what.
        most_permille: of an operator's day, before the check fails; None where none judges it.
        unit: of both counts.
    """

    name: str
    concern: str
    found: str
    most_permille: int | None = None
    unit: str = "1"


ISSUES = (
    Issue("code-unknown", "codes", "events whose code nobody knows, of events", 10),
    Issue("time-doubtful", "doubts", "events that say so of a time, of events", 10),
    Issue("energy-doubtful", "doubts", "events that say so of an energy, of events", 10),
    Issue("value-doubtful", "doubts", "events that say so of a value, of events", 10),
    Issue("value-repeated", "doubts", "events that repeat a value, of events"),
    Issue("clock-ahead", "clocks", "events that landed a minute before they happened", 1),
    Issue("clock-behind", "clocks", "days on which 99 % took two minutes, of days"),
    Issue("late", "delays", "events that landed ten minutes after they happened, of events"),
    Issue("order-repeated", "duplicates", "orders like another but for their id, of orders", 0),
    Issue("order-overlaps", "duplicates", "orders that begin before the last ended, of orders", 5),
    Issue("order-backwards", "limits", "orders that end before they begin, of orders", 0),
    Issue("order-above-rated", "limits", "orders above rated power x time, of orders", 5),
    Issue("power-above-rated", "limits", "meter rows above rated power, of rows", 5),
    Issue("energy-above-rated", "limits", "connector hours above rated power, of hours", 5),
    Issue("register-fell", "limits", "falls of a register, of connector hours", 1),
    Issue("connectivity-unknown", "coverage", "time of registered connectors", unit="ms"),
    Issue("operability-unknown", "coverage", "time of registered connectors", unit="ms"),
    Issue("occupancy-unknown", "coverage", "time of registered connectors", unit="ms"),
)
CONCERNS = ("codes", "doubts", "clocks", "duplicates", "limits")
