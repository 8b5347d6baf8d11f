"""How many come: by habits, kind of day, rain and prices."""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.kinds import Site
from seeds.simulator.charging.layout import ALL_SITES
from seeds.simulator.charging.tariff import cheapest_near
from seeds.simulator.city import City
from seeds.simulator.parameters import Habits, Parameters
from seeds.simulator.weather.sky import sky_of

Floats = NDArray[np.float64]


def expected(city: City, day: int) -> Floats:
    """Visits to a connector of mean popularity in each hour of a day: place in `ALL_SITES`, hour.

    Who is flexible moves to a cheaper hour, but at a private pile: there a timer waits for it.
    """
    rains, cheapest = sky_of(city, day).rains, cheapest_near(city.clock.day(day).month)
    found = np.empty((len(ALL_SITES), 24))
    for place, site in enumerate(ALL_SITES):
        habits = habits_of(site, city.parameters)
        share = np.array(habits.hours) / sum(habits.hours)
        came = _a_day(city, day, site) * share * np.where(rains, habits.rain, 1)
        moves = 0.0 if site.use_class == "private" else habits.flexible
        found[place] = came * (1 - moves) + np.bincount(cheapest, came * moves, 24)
    return found


def habits_of(site: Site, parameters: Parameters) -> Habits:
    """How vehicles come to a kind of station."""
    if site.use_class in ("public", "dedicated"):
        return parameters.public
    return parameters.workplace if site.use_class == "workplace" else parameters.private


def _a_day(city: City, day: int, site: Site) -> float:
    habits = habits_of(site, city.parameters)
    if city.clock.festive(day):
        on_the_way = site.scene == "highway-service-area"
        return habits.visits * (city.parameters.highway_holiday if on_the_way else habits.holiday)
    return habits.visits * (habits.weekend if city.clock.restful(day) else 1)
