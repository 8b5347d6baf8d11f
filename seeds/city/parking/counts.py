"""What a lot says: free bays on change and at least every half hour."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from schemas.events.parking_lot import ParkingLot
from seeds.city.clock import Clock
from seeds.city.parking.demand import Change
from seeds.city.parking.lots import Lot
from seeds.city.parking.occupations import Occupation
from seeds.city.places import SOURCE

BEAT_S = 1_800


class Passage(NamedTuple):
    """A vehicle drives in or out, to a bay with a connector or without."""

    at_s: int
    enters: bool
    charging: bool


def lot_events(
    lot: Lot, changes: Iterable[Change], occupations: Iterable[Occupation], clock: Clock
) -> Iterator[ParkingLot]:
    """The free bays of a lot from the first second to the last; all is counted."""
    passages = sorted((*_plain(changes), *_charging(occupations)))
    free, free_charging = lot.plain_bays + lot.charging_bays, lot.charging_bays
    at_s = entered = left = 0
    for next_s, group in groupby(passages, key=itemgetter(0)):
        yield from _counts(lot, at_s, next_s, clock, free, free_charging, entered, left)
        at_s, entered, left = next_s, 0, 0
        for each in group:
            entered, left = entered + each.enters, left + (not each.enters)
            free_charging += each.charging * (-1 if each.enters else 1)
        free += left - entered
    yield from _counts(lot, at_s, clock.end_s, clock, free, free_charging, entered, left)


def _plain(changes: Iterable[Change]) -> Iterator[Passage]:
    return (Passage(each.at_s, each.enters, False) for each in changes)


def _charging(occupations: Iterable[Occupation]) -> Iterator[Passage]:
    for each in occupations:
        yield Passage(each.start_s, True, True)
        yield Passage(each.end_s, False, True)


def _counts(
    lot: Lot,
    start_s: int,
    end_s: int,
    clock: Clock,
    free: int,
    free_charging: int,
    entered: int,
    left: int,
) -> Iterator[ParkingLot]:
    for at_s in range(start_s, end_s, BEAT_S):
        yield ParkingLot(
            event_id=f"{lot.operator_id}-{lot.lot_id}-{at_s}",
            event_time=clock.ms(at_s),
            source=SOURCE,
            operator_id=lot.operator_id,
            lot_id=lot.lot_id,
            state="open",
            capacity=lot.plain_bays + lot.charging_bays,
            free=free,
            free_charging=free_charging,
            entered=entered if at_s == start_s else 0,
            left=left if at_s == start_s else 0,
        )
