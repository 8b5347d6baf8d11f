"""Availability 设备可用率: when a connector was up, down, unknown or excluded, and why."""

from pathlib import Path

from pipelines.availability.rules import CONDITIONS, LEAST_BEATS, MISSED_FROM_PERCENT
from pipelines.availability.tables import AVAILABILITY_TABLE
from pipelines.availability.views import availability_views
from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.limits import LOOK_AHEAD_MS, reads_to, said_last

__all__ = ["AVAILABILITY"]


def _parameters(day: CityDay) -> dict[str, object]:
    return said_last("grid.feeder", day, []) | {
        "beats_from": day.starts - LOOK_AHEAD_MS,
        "beats_to": reads_to(day),
        "least_beats": LEAST_BEATS,
        "missed_from_percent": MISSED_FROM_PERCENT,
        "reasons": list(CONDITIONS),
        "conditions": list(CONDITIONS.values()),
    }


AVAILABILITY = Computation(
    table=AVAILABILITY_TABLE,
    views=availability_views(),
    folder=Path(__file__).parent,
    steps=("said", "spans", "dead", "missed", "points", "reasons", "availability"),
    parameters=_parameters,
    in_order=False,
)
