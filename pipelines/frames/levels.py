"""What is forecast: by level, the length of its steps and the SQL of its loads and places."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, get_args

Level = Literal["station", "feeder", "district", "city"]

QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)


@dataclass(frozen=True)
class Kept:
    """How a level is kept.

    Attributes:
        step: a city has thousands of stations, and hours of them suffice: our assumption.
        loads, places: steps of SQL.
        of_stations: its load is that of stations together, and so is its forecast.
    """

    step: timedelta
    loads: tuple[str, ...]
    places: tuple[str, ...]
    of_stations: bool = False


_AREA = Kept(
    QUARTER, ("quarters", "areas", "area"), ("areas", "rated", "area_places"), of_stations=True
)

# In the order in which they are forecast: stations before those that are their sums.
LEVELS: dict[Level, Kept] = {
    "station": Kept(HOUR, ("quarters", "station"), ("rated", "station_places")),
    "feeder": Kept(QUARTER, ("feeder",), ("feeder_places",)),
    "district": _AREA,
    "city": _AREA,
}
assert tuple(LEVELS) == get_args(Level)
