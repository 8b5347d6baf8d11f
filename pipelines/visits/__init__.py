"""Visits 充电到访: attempts of one driver at one station, for 一次充电成功率."""

from datetime import timedelta
from pathlib import Path

from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.limits import reads_from, settled_by
from pipelines.visits.rules import CONNECTOR_GAP, DRIVER_GAP
from pipelines.visits.tables import VISITS_TABLE
from pipelines.visits.views import visit_views

__all__ = ["VISITS"]

_MS = timedelta(milliseconds=1)


def _parameters(day: CityDay) -> dict[str, object]:
    return {
        "day": day.date,
        "starts": day.starts,
        "ends": day.ends,
        "reads_from": reads_from(day),
        "settled_by": settled_by(day),
        "driver_gap": DRIVER_GAP // _MS,
        "connector_gap": CONNECTOR_GAP // _MS,
    }


VISITS = Computation(
    table=VISITS_TABLE,
    views=visit_views(),
    folder=Path(__file__).parent,
    steps=("attempts", "gaps", "chained", "visits"),
    parameters=_parameters,
)
