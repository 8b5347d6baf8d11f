"""What happens in the city, known as a whole before the first event is sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from schemas import Event
from seeds.city.charging.course import Course, draw_courses
from seeds.city.charging.feed import Feed
from seeds.city.clock import Clock
from seeds.city.fleet.feed import VehicleFeed
from seeds.city.fleet.fleet import Fleet, draw_fleet
from seeds.city.fleet.trips import itinerary
from seeds.city.grid.feed import charging_load, feeder_events
from seeds.city.grid.feeders import Blackout, draw_blackout
from seeds.city.layout import Layout
from seeds.city.parking.bays import charging_bay_events, sensed_bay_events
from seeds.city.parking.counts import lot_events
from seeds.city.parking.demand import draw_changes
from seeds.city.parking.lots import Lot, lot_id_of
from seeds.city.parking.occupations import Occupation, draw_occupations
from seeds.city.roads.flow import segment_events
from seeds.city.roads.incidents import draw_breakdown, draw_incidents
from seeds.city.roads.units import unit_events

Feeds = Iterator[Iterator[Event]]


@dataclass(frozen=True)
class Plan:
    """Who charges where and when, with which vehicle, and what stands in the bays."""

    seed: int
    clock: Clock
    layout: Layout
    blackout: Blackout
    courses: tuple[Course, ...]
    fleet: Fleet
    occupations: dict[str, tuple[Occupation, ...]]  # by the course's name

    def feeds(self) -> Feeds:
        """The events of each thing in the order in which they happen."""
        yield from self._charging()
        yield from self._vehicles()
        yield from self._parking()
        yield from self._roads()
        yield from self._grid()

    def _charging(self) -> Feeds:
        for each in self.courses:
            random = self._random(f"feed/{each.name}")
            yield Feed(random, each, self.fleet.drivers, self.clock.start_ms).events()

    def _vehicles(self) -> Feeds:
        for number, (vehicle, stays) in enumerate(self.fleet.stays.items()):
            random = self._random(f"vehicle/{number}")
            ways = itinerary(random, vehicle, stays, self.clock)
            yield VehicleFeed(random, vehicle, self.clock.start_ms).events(ways)

    def _parking(self) -> Feeds:
        for each in self.courses:
            yield charging_bay_events(each, self.occupations[each.name], self.clock)
        for lot in self.layout.lots:
            changes = list(draw_changes(self._random(f"lot/{lot.lot_id}"), lot, self.clock))
            yield lot_events(lot, changes, self._occupations_of(lot), self.clock)
            for bay in range(lot.plain_bays if lot.sensed else 0):
                own = [each for each in changes if each.bay == bay]
                yield sensed_bay_events(lot, bay, own, self.clock)

    def _occupations_of(self, lot: Lot) -> Iterator[Occupation]:
        place = lot.operator_id, lot.lot_id
        for each in self.courses:
            if (each.site.operator_id, lot_id_of(each.site)) == place:
                yield from self.occupations[each.name]

    def _roads(self) -> Feeds:
        roads = self.layout.roads
        incidents = draw_incidents(self.seed, self.clock, roads)
        detectors = [each.segment_id for each in roads]
        dead = draw_breakdown(self.seed, self.clock, detectors)
        silent = draw_breakdown(
            self.seed, self.clock, [each.rsu_id for each in roads if each.rsu_id]
        )
        for each in roads:
            random = self._random(f"road/{each.segment_id}")
            yield segment_events(random, each, incidents, dead, self.clock)
            if each.rsu_id:
                random = self._random(f"unit/{each.rsu_id}")
                yield unit_events(random, each, incidents, silent, self.clock)

    def _grid(self) -> Feeds:
        load = charging_load(self.courses)
        for each in self.layout.feeders:
            yield feeder_events(each, load[each.feeder_id], self.blackout, self.clock)

    def _random(self, name: str) -> Random:
        return Random(f"{self.seed}/{name}")


def draw_plan(seed: int, clock: Clock, layout: Layout) -> Plan:
    """The same values give the same plan."""
    blackout = draw_blackout(seed, clock, layout.feeders)
    courses = tuple(draw_courses(seed, clock, layout.sites, blackout))
    fleet = draw_fleet(seed, courses)
    occupations = {
        each.name: tuple(draw_occupations(Random(f"{seed}/bay/{each.name}"), each, fleet.drivers))
        for each in courses
    }
    return Plan(seed, clock, layout, blackout, courses, fleet, occupations)
