"""What a seed contains, counted while it is made: what demo and tests compare with."""

from datetime import date

import msgspec

from seeds.city.bad import FAULTS
from seeds.city.charging.behaviour import CHARGING, DAY_S, DISCHARGING, Segment
from seeds.city.clock import Clock
from seeds.city.parking.occupations import Occupation
from seeds.city.plan import Plan


class Truth(msgspec.Struct, kw_only=True):
    """Counts of a seed; complete once all of its records have been taken.

    Attributes:
        produced: good records by event type, duplicates included.
        duplicates: how many of them repeat an earlier one; views hold the difference.
        bad: bad records by kind of fault.
        spoilt: the same by event type.
        dead_letters: the same by the reason that landing must give.
        charging_s: charging seconds by `operator/connector` and city day; no silence falls in one.
        discharging_s: the same for V2G.
        energy_wh: signed energy of all sessions.
        bay_taken_s: seconds for which the bay of a connector is taken, by `operator/connector`.
        bay_blocked_s: how many of them by a vehicle that runs on fuel 油车占位.
        vehicles: how many vehicles the city has.
    """

    seed: int
    stations: int
    days: int
    first_day: date
    produced: dict[str, int] = msgspec.field(default_factory=dict)
    duplicates: dict[str, int] = msgspec.field(default_factory=dict)
    bad: dict[str, int] = msgspec.field(default_factory=dict)
    spoilt: dict[str, int] = msgspec.field(default_factory=dict)
    dead_letters: dict[str, int] = msgspec.field(default_factory=dict)
    charging_s: dict[str, dict[date, int]] = msgspec.field(default_factory=dict)
    discharging_s: dict[str, dict[date, int]] = msgspec.field(default_factory=dict)
    energy_wh: int = 0
    bay_taken_s: dict[str, dict[date, int]] = msgspec.field(default_factory=dict)
    bay_blocked_s: dict[str, dict[date, int]] = msgspec.field(default_factory=dict)
    vehicles: int = 0

    @property
    def rows(self) -> dict[str, int]:
        """Rows of each event type that the `api` views must show."""
        return {name: many - self.duplicates.get(name, 0) for name, many in self.produced.items()}

    @property
    def records(self) -> int:
        """Records sent, good and bad."""
        return sum(self.produced.values()) + sum(self.bad.values())

    def see(self, plan: Plan) -> None:
        """Add all that is planned."""
        self.vehicles = len(plan.fleet.stays)
        for course in plan.courses:
            for segment in course.segments:
                self._see_segment(course.name, segment, plan.clock)
            for taken in plan.occupations[course.name]:
                _add(self.bay_taken_s, course.name, taken, plan.clock)
                if taken.energy_class == "fuel":
                    _add(self.bay_blocked_s, course.name, taken, plan.clock)

    def see_bad(self, event_type: str, fault: str) -> None:
        """Add a bad record."""
        count(self.bad, fault)
        count(self.spoilt, event_type)
        count(self.dead_letters, FAULTS[fault][0])

    def _see_segment(self, connector: str, segment: Segment, clock: Clock) -> None:
        if segment.state is CHARGING:
            _add(self.charging_s, connector, segment, clock)
        elif segment.state is DISCHARGING:
            _add(self.discharging_s, connector, segment, clock)
        if segment.visit:
            self.energy_wh += segment.visit.charge.energy_wh


def count(counts: dict[str, int], name: str) -> None:
    """One more of a name."""
    counts[name] = counts.get(name, 0) + 1


def _add(
    found: dict[str, dict[date, int]], name: str, stretch: Segment | Occupation, clock: Clock
) -> None:
    by_day, at = found.setdefault(name, {}), stretch.start_s
    while at < stretch.end_s:
        until = min(stretch.end_s, (at // DAY_S + 1) * DAY_S)
        by_day[clock.day(at)] = by_day.get(clock.day(at), 0) + until - at
        at = until
