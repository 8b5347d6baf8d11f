"""Where a vehicle drives between its charges, so that the battery falls by what that takes."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from seeds.city.clock import Clock
from seeds.city.fleet.stay import Stay
from seeds.city.fleet.vehicle import WH_PER_M, Vehicle
from seeds.city.places import Spot, spot_in
from seeds.city.roads.rush import rush

LEAST_DROP = 5.0  # % of a battery: enough to cross a district
TRIP_WH = 5_000
KMH, SLOWEST_KMH = 55, 30
WH_PER_HOUR = 550  # what a vehicle drives on average, over day and night
PAUSE_S = 60


class Trip(NamedTuple):
    """From one parking to the next."""

    start_s: int
    end_s: int
    soc_start: float
    soc_end: float
    distance_m: int
    start: Spot
    end: Spot
    reissued: bool


class Moment(NamedTuple):
    """A parked vehicle: second, state of charge, place."""

    at_s: int
    soc: float
    spot: Spot


def slowest_s(drop: float, battery_wh: int) -> float:
    """How long it takes at rush hour to drive so many percent of a battery."""
    return drop / 100 * battery_wh / WH_PER_M / SLOWEST_KMH * 3.6


def itinerary(
    random: Random, vehicle: Vehicle, stays: list[Stay], clock: Clock
) -> Iterator[Trip | Stay]:
    """All trips and stays of a vehicle in their order."""
    here = _waking(random, vehicle, stays)
    for stay in stays:
        visit = stay.visit
        there = Moment(visit.plug_in_s, visit.charge.soc_start, stay.spot)
        yield from _trips(random, vehicle, here, there, clock)
        yield stay
        here = Moment(visit.plug_out_s, visit.charge.soc_end, stay.spot)
    rest_s = int((clock.end_s - here.at_s) * random.uniform(0.5, 1))
    soc = here.soc - min(here.soc - 12, _usual_drop(random, vehicle, rest_s))
    if here.soc - soc >= LEAST_DROP:
        there = Moment(here.at_s + rest_s, soc, vehicle.home)
        yield from _trips(random, vehicle, here, there, clock)


def _waking(random: Random, vehicle: Vehicle, stays: list[Stay]) -> Moment:
    """At the first midnight: so full that it comes to its first charge as it must."""
    if not stays:
        return Moment(0, random.uniform(40, 95), vehicle.home)
    first = stays[0].visit
    drop = max(LEAST_DROP, _usual_drop(random, vehicle, first.plug_in_s))
    return Moment(0, min(100.0, first.charge.soc_start + drop), vehicle.home)


def _usual_drop(random: Random, vehicle: Vehicle, seconds: int) -> float:
    return seconds / 36 * WH_PER_HOUR * random.uniform(0.5, 1.5) / vehicle.battery_wh


def _trips(
    random: Random, vehicle: Vehicle, here: Moment, there: Moment, clock: Clock
) -> Iterator[Trip]:
    """Trips of equal length, each somewhere in its part of the time, the last one ending it."""
    energy_wh = (here.soc - there.soc) / 100 * vehicle.battery_wh
    if slowest_s(here.soc - there.soc, vehicle.battery_wh) >= 0.8 * (there.at_s - here.at_s):
        return  # so early on the first day: it drove before midnight
    many = max(1, round(energy_wh / TRIP_WH))
    distance_m = energy_wh / many / WH_PER_M
    part_s = (there.at_s - here.at_s) / many
    soc, spot = here.soc, here.spot
    for number in range(many):
        last = number == many - 1
        begins = int(here.at_s + number * part_s) + PAUSE_S
        ends = there.at_s if last else int(begins + part_s) - PAUSE_S
        start_s, end_s = _when(random, begins, ends, distance_m, last, clock)
        soc_end = here.soc + (there.soc - here.soc) * (number + 1) / many
        stop = there.spot if last else spot_in(random, vehicle.district)
        reissued = random.random() < 0.01
        yield Trip(start_s, end_s, soc, soc_end, int(distance_m), spot, stop, reissued)
        soc, spot = soc_end, stop


def _when(
    random: Random, begins: int, ends: int, distance_m: float, last: bool, clock: Clock
) -> tuple[int, int]:
    """Start and end; people rather drive at rush hours, and are slower then."""
    weekend = clock.weekend(begins)
    latest = ends - int(distance_m / SLOWEST_KMH * 3.6)
    draws = [random.randint(begins, latest) for _ in range(3)]
    start_s = latest if last else max(draws, key=lambda at_s: rush(at_s, weekend))
    length_s = int(distance_m / (KMH - (KMH - SLOWEST_KMH) * rush(start_s, weekend)) * 3.6)
    return (ends - length_s, ends) if last else (start_s, start_s + length_s)
