"""Which vehicle comes to which visit: one of the district that had the time and the road to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from seeds.city.charging.behaviour import Visit
from seeds.city.charging.charge import BATTERIES_WH
from seeds.city.charging.course import Course
from seeds.city.charging.sites import Site
from seeds.city.fleet.stay import Stay
from seeds.city.fleet.trips import LEAST_DROP, slowest_s
from seeds.city.fleet.vehicle import Maker, Vehicle, maker

PER_STATION = 50


@dataclass
class Fleet:
    """Every vehicle with its stays in their order, and every visit with its vehicle."""

    stays: dict[Vehicle, list[Stay]] = field(default_factory=dict)
    drivers: dict[Visit, Vehicle] = field(default_factory=dict)

    def assign(self, stay: Stay, vehicle: Vehicle) -> None:
        self.stays[vehicle].append(stay)
        self.drivers[stay.visit] = vehicle


Pool = dict[tuple[str, int], list[Vehicle]]


def draw_fleet(seed: int, courses: Iterable[Course]) -> Fleet:
    """Fifty vehicles a station live where is charged most; one more comes where none would fit."""
    stays = sorted(_stays(courses), key=lambda each: each.visit.plug_in_s)
    make, fleet, pool = maker(seed), Fleet(), defaultdict[tuple[str, int], list[Vehicle]](list)
    for inhabitant in _inhabitants(seed, [each.site for each in stays], make):
        _join(inhabitant, fleet, pool)
    for stay in stays:
        district, battery_wh = stay.site.district, stay.visit.charge.battery_wh
        idle = pool[district.code, battery_wh]
        vehicle = next((it for it in idle if _fits(fleet.stays[it], stay.visit)), None)
        if vehicle is None:
            vehicle = make(district, battery_wh)
            _join(vehicle, fleet, pool)
        idle.remove(vehicle)
        idle.append(vehicle)  # who charged last is asked last
        fleet.assign(stay, vehicle)
    return fleet


def _stays(courses: Iterable[Course]) -> Iterator[Stay]:
    return (Stay(visit, course.site) for course in courses for visit in course.visits)


def _inhabitants(seed: int, sites: list[Site], make: Maker) -> Iterator[Vehicle]:
    random = Random(f"{seed}/inhabitants")
    stations = len({(each.operator_id, each.station_id) for each in sites})
    for _ in range(PER_STATION * stations):
        yield make(random.choice(sites).district, random.choice(BATTERIES_WH))


def _join(vehicle: Vehicle, fleet: Fleet, pool: Pool) -> None:
    fleet.stays[vehicle] = []
    pool[vehicle.district.code, vehicle.battery_wh].append(vehicle)


def _fits(stays: list[Stay], visit: Visit) -> bool:
    """Has it driven its battery down since its last charge, and was there time for that?"""
    if not stays:
        return True
    last = stays[-1].visit
    drop = last.charge.soc_end - visit.charge.soc_start
    return drop >= LEAST_DROP and slowest_s(drop, visit.charge.battery_wh) < 0.8 * (
        visit.plug_in_s - last.plug_out_s
    )
