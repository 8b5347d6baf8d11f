"""Utilization 利用率: time, energy and sessions of each connector and hour."""

from pathlib import Path

from pipelines.city_day import HOUR_MS, CityDay
from pipelines.computation import Computation
from pipelines.limits import reads_from, settled_by
from pipelines.utilization.tables import UTILIZATION_TABLE
from pipelines.utilization.views import utilization_views

__all__ = ["UTILIZATION"]


def _parameters(day: CityDay) -> dict[str, object]:
    return {
        "day": day.date,
        "slots": day.hours,
        "starts": day.starts,
        "hour_ms": HOUR_MS,
        "reads_from": reads_from(day),
        "settled_by": settled_by(day),
    }


UTILIZATION = Computation(
    table=UTILIZATION_TABLE,
    views=utilization_views(),
    folder=Path(__file__).parent,
    steps=("spans", "divided", "occupied", "orders", "utilization"),
    parameters=_parameters,
)
