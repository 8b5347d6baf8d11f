"""Which episodes could be found at all: what each tells by its end, by what is true.

Odds of 10⁴ are what it takes to call one of thousands of connectors a zombie pile that any day may
make one. Where all that happens on average tells less, no detector can, whatever it rests on.
"""

import math

import numpy as np
from numpy.typing import NDArray

from benchmarks.zombie.episodes import Episode
from benchmarks.zombie.places import names
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
    visits, site = _visits(city), city.charging.site[city.charging.station]
    alone = np.bincount(city.charging.station)[city.charging.station] == 1

    def tells(episode: Episode) -> float:
        at = place[episode.connector]
        come = visits[truth.open_days(episode)].sum(axis=0)
        known = episode.begins >= 0 or not alone[at]
        missed = float(come[at]) if known else unlikely(come[site == site[at]])
        return nats(episode.kind, float(come[at]), missed, city.parameters.failed)

    return frozenset(each for each in truth.scored if tells(each) >= DECISIVE_NATS)


def nats(kind: str, come: float, missed: float, failed: float) -> float:
    """What an episode tells on average.

    Args:
        come: how many are expected to come while it goes on.
        missed: nats by which it is unlikely that nobody charges at a connector in order.
        failed: share of starts that fail at connectors in order.
    """
    match kind:
        case "failed-start-streak":
            return come * -math.log(max(failed, _LEAST_FAILED))
        case "starts-without-energy":  # elsewhere one start in ten thousand ends so
            return come * DECISIVE_NATS
        case "free-but-unusable":
            return missed
        case _:
            return math.inf


def unlikely(come: NDArray[np.float64]) -> float:
    """By how many nats it is unlikely that nobody comes, by how many come to each of its kind.

    That is all that is known of a connector alone at its site that was never seen in use.
    """
    return float(math.log(len(come)) - np.logaddexp.reduce(-come))


def _visits(city: City) -> NDArray[np.float64]:
    """How many are expected to come, by day and connector."""
    charging, days = city.charging, range(city.clock.days)
    by_site = np.array([expected(city, day).sum(axis=1) for day in days])
    by_station = by_site[:, charging.site] * charging.popularity
    return np.asarray(by_station[:, charging.station])
