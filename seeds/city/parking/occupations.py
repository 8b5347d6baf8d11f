"""What stands in the bay of a connector, second by second."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import NamedTuple

from schemas.events.parking_bay import EnergyClass
from seeds.city.charging.behaviour import FREE, HOUR_S, Segment, Visit
from seeds.city.charging.course import Course
from seeds.city.fleet.vehicle import Vehicle

BLOCKED = 0.06  # share of long pauses in which somebody parks who does not charge
FUEL = 0.8  # of whom so many could not


class Occupation(NamedTuple):
    """A vehicle in the bay; nameless where it does not charge."""

    start_s: int
    end_s: int
    energy_class: EnergyClass
    vehicle: str


def draw_occupations(
    random: Random, course: Course, drivers: Mapping[Visit, Vehicle]
) -> Iterator[Occupation]:
    """Visits from plug-in to plug-out, and between them some 油车占位 where no lock is."""
    for segment in course.segments:
        if segment.visit:
            visit = segment.visit
            name = drivers[visit].pseudonym
            yield Occupation(visit.plug_in_s, visit.plug_out_s, "electric", name)
        elif _may_be_blocked(course, segment) and random.random() < BLOCKED:
            yield _blocking(random, segment)


def _may_be_blocked(course: Course, segment: Segment) -> bool:
    long = segment.end_s - segment.start_s > HOUR_S
    return long and segment.state is FREE and not course.site.has_locks


def _blocking(random: Random, segment: Segment) -> Occupation:
    start_s = random.randint(segment.start_s + 60, segment.end_s - 1_800)
    end_s = random.randint(start_s + 900, min(segment.end_s - 60, start_s + 4 * HOUR_S))
    fuel = random.random() < FUEL
    return Occupation(start_s, end_s, "fuel" if fuel else "electric", "")
