"""What is charged in a district in which nothing goes wrong."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.part import ChargingPart
from seeds.simulator.charging.visits import Visits
from seeds.simulator.city import City
from seeds.simulator.clock import DAY_S
from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import PROFILES
from seeds.simulator.truth.rows import Rows
from tests.seeds.simulator.given import CALM, simulation

DAYS = 3


@dataclass(frozen=True)
class Seen:
    """A city, and all visits of its days, sorted by connector and time."""

    city: City
    visits: Visits

    def of(self, use_class_is_private: bool) -> Visits:
        """Visits to private piles, or to the others."""
        charging = self.city.charging
        private = charging.is_private[charging.station[self.visits.connector]]
        return self.visits.taken(private == use_class_is_private)


@cache
def seen(**given: object) -> Seen:
    """`given` are parameters other than ours."""
    parameters = Parameters(conditions=CALM, **given)  # type: ignore[arg-type]
    city = simulation(profile=PROFILES["district"], parameters=parameters).city()
    found = [each for number in range(city.shards) for each in _days(city, number)]
    visits = found[0]
    for each in found[1:]:
        visits = visits.followed_by(each)
    return Seen(city, visits.in_order())


def _days(city: City, number: int) -> list[Visits]:
    part = ChargingPart(city, number, Rows())
    found = []
    for day in range(DAYS):
        list(part.hour(day * 24))
        visits = part.billed.visits
        found.append(visits.taken(visits.plug_in_s >= day * DAY_S))
    return found


def flown_by_hour(visits: Visits) -> NDArray[np.int64]:
    """Wh of all visits in each hour of the day."""
    hours = np.arange((DAYS + 2) * 24 + 1) * 3600
    flown = np.array([visits.flown_wh(at_s - visits.start_s).sum() for at_s in hours])
    return np.asarray(np.diff(flown).reshape(-1, 24).sum(axis=0))
