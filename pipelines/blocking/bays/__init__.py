"""Blocked bays 油车占位, 充满未移车: uses of the bay of each connector, by hour."""

from pathlib import Path

from pipelines.blocking.bays.tables import BLOCKING_TABLE
from pipelines.blocking.bays.views import blocking_views
from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.limits import NEVER_MS, reads_from, reads_to

__all__ = ["BLOCKING"]


def _parameters(day: CityDay) -> dict[str, object]:
    return {
        "day": day.date,
        "reads_from": reads_from(day),
        "reads_to": reads_to(day),
        "never": NEVER_MS,
        "slots": day.hours,
    }


BLOCKING = Computation(
    table=BLOCKING_TABLE,
    views=blocking_views(),
    folder=Path(__file__).parent,
    steps=("said", "spans", "divided", "used", "blocking"),
    parameters=_parameters,
)
