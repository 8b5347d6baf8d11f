"""What a seed contains, counted while it is made: what demo and tests compare with."""

from datetime import date

import msgspec

from seeds.city.behaviour import CHARGING, DAY_S, DISCHARGING, Segment
from seeds.city.clock import Clock


class Truth(msgspec.Struct, kw_only=True):
    """Counts of a seed; complete once all of its records have been taken.

    Attributes:
        produced: good records by event type, duplicates included.
        duplicates: how many of them repeat an earlier one; views hold the difference.
        bad: bad records by kind of fault.
        dead_letters: the same by the reason that landing must give.
        charging_s: charging seconds by `operator/connector` and city day; no silence falls in one.
        discharging_s: the same for V2G.
        energy_wh: signed energy of all sessions.
    """

    seed: int
    stations: int
    days: int
    first_day: date
    produced: dict[str, int] = msgspec.field(default_factory=dict)
    duplicates: dict[str, int] = msgspec.field(default_factory=dict)
    bad: dict[str, int] = msgspec.field(default_factory=dict)
    dead_letters: dict[str, int] = msgspec.field(default_factory=dict)
    charging_s: dict[str, dict[date, int]] = msgspec.field(default_factory=dict)
    discharging_s: dict[str, dict[date, int]] = msgspec.field(default_factory=dict)
    energy_wh: int = 0

    @property
    def rows(self) -> dict[str, int]:
        """Rows of each event type that the `api` views must show."""
        return {name: many - self.duplicates.get(name, 0) for name, many in self.produced.items()}

    @property
    def records(self) -> int:
        """Records sent, good and bad."""
        return sum(self.produced.values()) + sum(self.bad.values())

    def see(self, connector: str, segment: Segment, clock: Clock) -> None:
        """Add a stretch of a connector's time."""
        if segment.state is CHARGING:
            _add(self.charging_s.setdefault(connector, {}), segment, clock)
        elif segment.state is DISCHARGING:
            _add(self.discharging_s.setdefault(connector, {}), segment, clock)
        if segment.visit:
            self.energy_wh += segment.visit.charge.energy_wh


def _add(by_day: dict[date, int], segment: Segment, clock: Clock) -> None:
    at = segment.start_s
    while at < segment.end_s:
        until = min(segment.end_s, (at // DAY_S + 1) * DAY_S)
        by_day[clock.day(at)] = by_day.get(clock.day(at), 0) + until - at
        at = until
