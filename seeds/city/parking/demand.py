"""Who comes and goes where nobody charges, by hour and kind of lot."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from schemas.reference.lot import LotKind
from seeds.city.clock import Clock
from seeds.city.parking.lots import Lot

# How much of a lot is wanted, in percent, by hour.
_BY_DAY = (12, 10, 10, 10, 10, 12, 18, 35, 62, 80, 86, 88, 90, 88, 86, 84, 80, 72, 55, 40, 30, 24)
_ALWAYS = (55, 52, 50, 48, 48, 50, 54, 60, 66, 70, 74, 78, 82, 80, 76, 74, 74, 78, 84, 88, 86, 76)
WANTED: dict[LotKind, tuple[int, ...]] = {
    "garage": (*_BY_DAY, 18, 14),
    "surface": (*_BY_DAY, 18, 14),
    "park-and-ride": (*_BY_DAY, 18, 14),
    "roadside": (*_ALWAYS, 66, 58),
}
TURNS = 4  # changes a day and bay


class Change(NamedTuple):
    """A vehicle enters a bay or leaves it."""

    at_s: int
    bay: int
    enters: bool


def draw_changes(random: Random, lot: Lot, clock: Clock) -> Iterator[Change]:
    """Changes of the bays without connector; at second 0 some enter at once."""
    wanted = WANTED[lot.kind]
    free = random.sample(range(lot.plain_bays), lot.plain_bays)
    taken = [free.pop() for _ in range(lot.plain_bays * wanted[0] // 100)]
    yield from (Change(0, each, True) for each in taken)
    at_s = 0
    while True:
        at_s += 1 + int(random.expovariate(lot.plain_bays * TURNS / 86_400))
        if at_s >= clock.end_s:
            return
        too_empty = len(taken) * 100 < lot.plain_bays * wanted[at_s % 86_400 // 3600]
        enters = bool(free) and (not taken or (random.random() < 0.8) == too_empty)
        bay = _moved(random, free, taken) if enters else _moved(random, taken, free)
        yield Change(at_s, bay, enters)


def _moved(random: Random, source: list[int], target: list[int]) -> int:
    bay = source.pop(random.randrange(len(source)))
    target.append(bay)
    return bay
