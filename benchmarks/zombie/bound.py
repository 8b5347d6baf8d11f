"""Which episodes could be found at all: what each tells by its end, by what is true.

Odds of 10⁴ are what it takes to call one of thousands of connectors a zombie pile that any day may
make one. Where all that happens on average tells less, no detector can, whatever it rests on.
"""

import math

import numpy as np
from numpy.typing import NDArray

from benchmarks.zombie.episodes import Episode
from benchmarks.zombie.places import at_home, names
from benchmarks.zombie.played import Played
from benchmarks.zombie.truth import Truth
from seeds.simulator.charging.demand import expected
from seeds.simulator.city import City

DECISIVE_NATS = 9.21  # ln 10⁴: so many charges must be missed until chance explains it no more
_LEAST_FAILED = 1e-4  # where no start fails otherwise, one that does is decisive


def findable(truth: Truth, played: Played) -> frozenset[Episode]:
    """The scored episodes that tell enough by their end."""
    city = played.city
    place = {name: number for number, name in enumerate(names(city))}
    visits, private = _visits(city), at_home(city)

    def tells(episode: Episode) -> float:
        at = place[episode.connector]
        come = float(visits[truth.open_days(episode), at].sum())
        return nats(episode, come, bool(private[at]), city.parameters.failed)

    return frozenset(each for each in truth.scored if tells(each) >= DECISIVE_NATS)


def nats(episode: Episode, come: float, private: bool, failed: float) -> float:
    """What an episode tells on average.

    Args:
        come: how many are expected to come while it goes on.
        private: is it at a private site, where no sensor sees the bay?
        failed: share of starts that fail at connectors in order.
    """
    match episode.kind:
        case "failed-start-streak":
            return come * -math.log(max(failed, _LEAST_FAILED))
        case "starts-without-energy":  # elsewhere one start in ten thousand ends so
            return come * DECISIVE_NATS
        case "blocked-by-parked-cars" if not private:
            return math.inf
        case "free-but-unusable" | "blocked-by-parked-cars":
            # What was never seen in use misses nothing that anybody could know of.
            return come if episode.begins >= 0 else 0.0
        case _:
            return math.inf


def _visits(city: City) -> NDArray[np.float64]:
    """How many are expected to come, by day and connector."""
    charging, days = city.charging, range(city.clock.days)
    by_site = np.array([expected(city, day).sum(axis=1) for day in days])
    by_station = by_site[:, charging.site] * charging.popularity
    return np.asarray(by_station[:, charging.station])
