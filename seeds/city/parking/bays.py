"""What the sensors of bays say: on change and every quarter of an hour."""

from collections.abc import Iterable, Iterator

from schemas.events.parking_bay import BayOccupancy, EnergyClass, Lock, ParkingBay
from seeds.city.charging.course import Course
from seeds.city.clock import Clock
from seeds.city.parking.demand import Change
from seeds.city.parking.lots import Lot, lot_id_of
from seeds.city.parking.occupations import Occupation
from seeds.city.places import SOURCE

BEAT_S = 900
RAW_CODE: dict[BayOccupancy, str] = {"free": "10", "occupied": "50"}  # T/CEC 102 ParkStatus


def charging_bay_events(
    course: Course, occupations: Iterable[Occupation], clock: Clock
) -> Iterator[ParkingBay]:
    """The bay of a connector; its lock is up while nobody stands there."""
    at_s = 0
    for each in occupations:
        yield from _charging_bay(course, at_s, each.start_s, None, clock)
        yield from _charging_bay(course, each.start_s, each.end_s, each, clock)
        at_s = each.end_s
    yield from _charging_bay(course, at_s, clock.end_s, None, clock)


def _charging_bay(
    course: Course, start_s: int, end_s: int, taken: Occupation | None, clock: Clock
) -> Iterator[ParkingBay]:
    site, connector = course.site, course.connector
    occupancy: BayOccupancy = "occupied" if taken else "free"
    for at_s in range(start_s, end_s, BEAT_S):
        yield ParkingBay(
            event_id=f"{site.operator_id}-{connector.bay_id}-{at_s}",
            event_time=clock.ms(at_s),
            source=SOURCE,
            operator_id=site.operator_id,
            lot_id=lot_id_of(site),
            bay_id=connector.bay_id,
            station_operator_id=site.operator_id,
            station_id=site.station_id,
            connector_id=connector.connector_id,
            occupancy=occupancy,
            lock=_lock(course, bool(taken)),
            energy_class=taken.energy_class if taken else "unknown",
            vehicle=taken.vehicle if taken else "",
            raw_code=RAW_CODE[occupancy],
        )


def _lock(course: Course, taken: bool) -> Lock:
    if not course.site.has_locks:
        return "none"
    return "down" if taken else "up"


def sensed_bay_events(
    lot: Lot, number: int, changes: Iterable[Change], clock: Clock
) -> Iterator[ParkingBay]:
    """A bay of a lot without a station."""
    at_s, taken = 0, False
    for each in changes:
        yield from _sensed_bay(lot, number, at_s, each.at_s, taken, clock)
        at_s, taken = each.at_s, each.enters
    yield from _sensed_bay(lot, number, at_s, clock.end_s, taken, clock)


def _sensed_bay(
    lot: Lot, number: int, start_s: int, end_s: int, taken: bool, clock: Clock
) -> Iterator[ParkingBay]:
    occupancy: BayOccupancy = "occupied" if taken else "free"
    energy_class: EnergyClass = "fuel" if taken and number % 3 else "unknown"
    for at_s in range(start_s, end_s, BEAT_S):
        yield ParkingBay(
            event_id=f"{lot.operator_id}-{lot.bay_id(number)}-{at_s}",
            event_time=clock.ms(at_s),
            source=SOURCE,
            operator_id=lot.operator_id,
            lot_id=lot.lot_id,
            bay_id=lot.bay_id(number),
            occupancy=occupancy,
            lock="none",
            energy_class=energy_class,
            raw_code=RAW_CODE[occupancy],
        )
