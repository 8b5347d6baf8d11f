"""Indicators of operators by day, district and use class: numerators and denominators to pool."""

from pathlib import Path

from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.limits import settled_by, silence_ms
from pipelines.operators.indicators.tables import OPERATOR_INDICATORS_TABLE
from pipelines.operators.rules import CURRENT
from pipelines.operators.scorecard import scorecard_views
from pipelines.tariff import bands

__all__ = ["OPERATOR_INDICATORS"]


def _parameters(day: CityDay) -> dict[str, object]:
    hours = bands(day)
    return {
        "day": day.date,
        "starts": day.starts,
        "ends": day.ends,
        "settled_by": settled_by(day),
        "heard_from": day.starts + silence_ms("charger.status"),
        "least_wh": CURRENT.least_wh,
        "registers_percent": CURRENT.registers_percent,
        "power_percent": CURRENT.power_percent,
        "vehicle_percent": CURRENT.vehicle_percent,
        "guide": CURRENT.guide_fen_per_kwh,
        "bands": [band for _, band in hours],
        "hours": [int(begin.timestamp()) for begin, _ in hours],
    }


OPERATOR_INDICATORS = Computation(
    table=OPERATOR_INDICATORS_TABLE,
    views=scorecard_views(),
    folder=Path(__file__).parent,
    steps=(
        "operating",
        "access",
        "availability",
        "success",
        "fault_time",
        "plausible",
        "certified",
        "orders_ended",
        "fees",
        "tariff",
        "utilization",
        "zombies",
        "operator_indicators",
    ),
    parameters=_parameters,
)
