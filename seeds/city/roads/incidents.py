"""What happens on the roads: works and accidents of which units warn and that slow traffic."""

from dataclasses import dataclass
from random import Random

from seeds.city.clock import Clock
from seeds.city.roads.layout import Road

ACCIDENT, WORKS = "0101", "0201"  # made up in the form of GB/T 29100
PER_DAY = 6
SLOWED = 0.4


@dataclass(frozen=True)
class Incident:
    """From start to end on one segment."""

    number: int
    segment_id: str
    code: str
    start_s: int
    end_s: int

    def holds(self, at_s: int) -> bool:
        return self.start_s <= at_s < self.end_s


@dataclass(frozen=True)
class Breakdown:
    """A stretch in which a detector or a unit is dead."""

    name: str
    start_s: int
    end_s: int

    def holds(self, name: str, at_s: int) -> bool:
        return name == self.name and self.start_s <= at_s < self.end_s


def draw_incidents(seed: int, clock: Clock, roads: tuple[Road, ...]) -> tuple[Incident, ...]:
    """Six a day, where units stand."""
    random = Random(f"{seed}/incidents")
    watched = [each.segment_id for each in roads if each.rsu_id]
    return tuple(
        _incident(random, number, random.choice(watched), clock)
        for number in range(PER_DAY * clock.days)
    )


def _incident(random: Random, number: int, segment_id: str, clock: Clock) -> Incident:
    start_s = random.randrange(clock.end_s - 7200)
    code = random.choice((ACCIDENT, WORKS))
    return Incident(number, segment_id, code, start_s, start_s + random.randrange(1200, 7200))


def draw_breakdown(seed: int, clock: Clock, names: list[str]) -> Breakdown:
    """One of the names is dead for two to six hours."""
    random = Random(f"{seed}/breakdown/{names[0]}")
    start_s = random.randrange(clock.end_s - 6 * 3600)
    return Breakdown(random.choice(names), start_s, start_s + random.randrange(7200, 6 * 3600))
