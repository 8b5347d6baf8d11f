"""Surroundings of stations: full lots and congested roads nearby, and who arrived meanwhile."""

from pathlib import Path

from pipelines.blocking.surroundings.rules import LOTS_WITHIN_M, ROADS_WITHIN_M
from pipelines.blocking.surroundings.tables import SURROUNDINGS_TABLE
from pipelines.blocking.surroundings.views import surroundings_views
from pipelines.city_day import CityDay
from pipelines.computation import Computation

__all__ = ["SURROUNDINGS"]


# Stations of a cell of about 0.02 km² share most of what is near them.
GROUND = 10

# What may be near a cell is looked for in cells of about 0.7 km²: so many rings around hold all
# that is near a station of it, wherever on Earth.
RESOLUTION = 8
RINGS = 3

# The engine's distances on a sphere are good to a thousandth.
MARGIN_M = 10


def _parameters(day: CityDay) -> dict[str, object]:
    return {
        "day": day.date,
        "starts": day.starts,
        "slots": day.hours,
        "hours": len(day.hours),
        "roads_within": ROADS_WITHIN_M,
        "lots_within": LOTS_WITHIN_M,
        "ground": GROUND,
        "resolution": RESOLUTION,
        "rings": RINGS,
        "margin": MARGIN_M,
    }


SURROUNDINGS = Computation(
    table=SURROUNDINGS_TABLE,
    views=surroundings_views(),
    folder=Path(__file__).parent,
    steps=(
        "stations",
        "grounds",
        "roads",
        "lots",
        "close",
        "together",
        "apart",
        "spans",
        "divided",
        "arrivals",
        "surroundings",
    ),
    parameters=_parameters,
)
