"""Who stands in plain bays, second by second.

To each bay belongs someone who wants it while more than a certain share of such bays is wanted, so
a bay is taken while its threshold is below the share of the hour. Thresholds are uniform, and some
are drawn anew now and then: somebody else comes. So on average exactly the wanted share is taken
at any second, and each bay is left before it is taken again.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.clock import HOUR_S
from seeds.simulator.parking.parameters import Parking, Wanted

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
FREE, FUEL, ELECTRIC = range(3)
_FINE = 10_000  # a threshold's digits from here on say what kind of vehicle it is


@dataclass(frozen=True)
class Changes:
    """Changes of an hour, sorted by bay and time.

    Attributes:
        bay: place in the shard.
        second: of the hour.
        stands: what stands there from then on.
    """

    bay: Ints
    second: Ints
    stands: Ints


class Stays:
    """The plain bays of a shard.

    Attributes:
        stands: what stands in each at the end of the last hour.
    """

    def __init__(
        self, rng: np.random.Generator, model: Ints, parking: Parking, share: Floats
    ) -> None:
        """Models of the bays, and the share that is wanted by model at the beginning."""
        self._model = model
        self._a_hour = turnovers(parking)[model] / 24
        self._electric = parking.electric
        self._threshold = rng.random(len(model))
        taken = self._threshold < share[model]
        self.stands = np.where(taken, self._vehicles(self._threshold), FREE)

    def hour(self, rng: np.random.Generator, begins: Floats, ends: Floats) -> Changes:
        """Changes of the next hour, in which the wanted share goes straight from one to another."""
        bay, second, until, threshold = self._spells(rng)
        model = self._model[bay]
        turn, rises = _turns(threshold, begins[model], ends[model])
        first, last = rises == (second >= turn), rises == (until - 1 >= turn)
        is_next = np.diff(bay, prepend=-1) == 0
        before = np.where(is_next, np.roll(last, 1), self.stands[bay] != FREE)
        vehicle = self._vehicles(threshold)
        came, turned = np.flatnonzero(first != before), np.flatnonzero(first != last)
        which = np.concatenate([came, turned])
        at = np.concatenate([second[came], turn[turned]])
        taken = np.concatenate([first[came], last[turned]])
        order = np.argsort(bay[which] * HOUR_S + at)
        stands = np.where(taken, vehicle[which], FREE)
        changes = Changes(bay[which][order], at[order], stands[order])
        self.stands[changes.bay] = changes.stands  # of several of a bay the last one holds
        return changes

    def _spells(self, rng: np.random.Generator) -> tuple[Ints, Ints, Ints, Floats]:
        """Spells of one threshold: bay, first second, second of the end, threshold."""
        many = len(self._model)
        anew = np.repeat(np.arange(many), rng.poisson(self._a_hour))
        drawn = anew * HOUR_S + rng.integers(1, HOUR_S, len(anew))
        key = each_once(np.concatenate([np.arange(many) * HOUR_S, drawn]))
        bay, second = key // HOUR_S, key % HOUR_S
        until = np.minimum(np.append(key[1:], many * HOUR_S) - bay * HOUR_S, HOUR_S)
        threshold = np.where(second == 0, self._threshold[bay], rng.random(len(key)))
        self._threshold = threshold[until == HOUR_S]
        return bay, second, until, threshold

    def _vehicles(self, threshold: Floats) -> Ints:
        return np.where(threshold * _FINE % 1 < self._electric, ELECTRIC, FUEL)


def shares(parking: Parking, restful: bool, hour: int) -> Floats:
    """The wanted share of plain bays at a full hour, by model."""
    days = [each.restful if restful else each.working for each in _wanted(parking)]
    return np.array([percents[hour] for percents in days]) / 100


def each_once(keys: Ints) -> Ints:
    """Sorted; of keys that are nearly all different, several times as fast as `np.unique`."""
    ordered = np.sort(keys, kind="stable")
    return np.asarray(ordered[np.diff(ordered, prepend=-1) != 0])


def turnovers(parking: Parking) -> Floats:
    """Changes of threshold a day, by model."""
    return np.array([each.turnover for each in _wanted(parking)])


def _wanted(parking: Parking) -> tuple[Wanted, ...]:
    """In the order of `MODELS`."""
    return parking.roadside, parking.garage, parking.surface, parking.park_and_ride


def _turns(threshold: Floats, begins: Floats, ends: Floats) -> tuple[Ints, NDArray[np.bool_]]:
    """The first second after which it is otherwise, and whether the bay is taken from then on."""
    rises = ends > begins
    flat = ends == begins
    share = (threshold - begins) / np.where(flat, 1, ends - begins) * HOUR_S
    turn = np.where(rises, np.floor(share) + 1, np.ceil(share))
    turn = np.where(flat, np.where(threshold < begins, HOUR_S, 0), turn)
    return turn.clip(0, HOUR_S).astype(np.int64), rises
