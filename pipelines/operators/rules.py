"""By what operators are judged: versioned, and named by each row that rests on it.

Beijing's plan names what an assessment looks at and gives no number; so all of these are our
assumptions, but for the hours of the tariff (`tariff.py`).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rules:
    """How an operator's day is judged.

    Attributes:
        least_wh: orders below it are not compared: the last digit of a register would decide.
        least_covered_percent: of the charging time, for energy to be compared.
        registers_percent, power_percent: by how much an order may differ from the meter.
        vehicle_percent: by how much from the battery, behind the losses of an onboard charger.
        guide_fen_per_kwh: the service fee that deviations are told from.
        overdue_hours: a fault that lasts longer is overdue.
    """

    version: int
    least_wh: int
    least_covered_percent: int
    registers_percent: int
    power_percent: int
    vehicle_percent: int
    guide_fen_per_kwh: int
    overdue_hours: int


VERSIONS = (
    Rules(
        version=1,
        least_wh=1000,
        least_covered_percent=90,
        registers_percent=3,
        power_percent=5,
        vehicle_percent=15,
        guide_fen_per_kwh=40,
        overdue_hours=48,
    ),
)
CURRENT = VERSIONS[-1]
