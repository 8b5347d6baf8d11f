"""Plan against actual: what policy documents ask for, beside what the register says there is."""

from pathlib import Path

from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.plan.radius import SERVICE_CELLS
from pipelines.plan.readings import AREAS, PACE_DAYS, READINGS, SERVICE_AREAS, UNDATED, WHOLE
from pipelines.plan.tables import PLAN_MISSING_TABLE, PLAN_TABLE
from pipelines.plan.views import PLAN_MISSING_VIEW, PLAN_PROGRESS_VIEW

__all__ = ["PLAN", "PLAN_MISSING", "SERVICE_CELLS"]

_JUDGED = (
    "standing",
    "stores",
    "spaces",
    "piles",
    "cabinets",
    "station_things",
    "pile_things",
    "place_things",
    "things",
    "areas",
    "stated",
    "statements",
    "judged",
)


def _parameters(day: CityDay) -> dict[str, object]:
    return {
        "day": day.date,
        "readings": [each.row for each in READINGS],
        "areas": list(AREAS),
        "whole": WHOLE,
        "service_areas": SERVICE_AREAS,
        "undated": UNDATED,
        "pace_days": PACE_DAYS,
    }


PLAN = Computation(
    table=PLAN_TABLE,
    views=(PLAN_PROGRESS_VIEW,),
    folder=Path(__file__).parent,
    steps=(*_JUDGED, "summed", "plan"),
    parameters=_parameters,
)

PLAN_MISSING = Computation(
    table=PLAN_MISSING_TABLE,
    views=(PLAN_MISSING_VIEW,),
    folder=Path(__file__).parent,
    steps=(*_JUDGED, "listed", "plan_missing"),
    parameters=_parameters,
)
