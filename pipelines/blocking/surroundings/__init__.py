"""Surroundings of stations: full lots and congested roads nearby, and who arrived meanwhile."""

from pathlib import Path

from pipelines.blocking.surroundings.rules import LOTS_WITHIN_M, ROADS_WITHIN_M
from pipelines.blocking.surroundings.tables import SURROUNDINGS_TABLE
from pipelines.blocking.surroundings.views import surroundings_views
from pipelines.city_day import CityDay
from pipelines.computation import Computation

__all__ = ["SURROUNDINGS"]


def _parameters(day: CityDay) -> dict[str, object]:
    return {
        "day": day.date,
        "slots": day.hours,
        "roads_within": ROADS_WITHIN_M,
        "lots_within": LOTS_WITHIN_M,
    }


SURROUNDINGS = Computation(
    table=SURROUNDINGS_TABLE,
    views=surroundings_views(),
    folder=Path(__file__).parent,
    steps=(
        "stations",
        "roads",
        "congestion",
        "lots",
        "parking",
        "spans",
        "divided",
        "arrivals",
        "surroundings",
    ),
    parameters=_parameters,
)
