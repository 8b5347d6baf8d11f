"""A city's things and what they say: an event of every network, made from a number and a time.

The same number and time make the same event; numbers that differ by less than `THINGS` are of
different things.
"""

from collections.abc import Callable

from benchmarks.common.fleet import charger, grid, parking, traffic, vehicle
from schemas import Event

# The fewest things of a kind.
THINGS = 2_000

Maker = Callable[[int, int], Event]

# Of a hundred events, so many are of a type.
SHARES: dict[str, tuple[int, Maker]] = {
    "charger.meter": (35, charger.meter),
    "charger.session": (3, charger.session),
    "charger.status": (8, charger.status),
    "grid.feeder": (1, grid.feeder),
    "parking.bay": (5, parking.bay),
    "parking.lot": (4, parking.lot),
    "traffic.segment": (12, traffic.segment),
    "traffic.v2x": (1, traffic.v2x),
    "vehicle.alarm": (1, vehicle.alarm),
    "vehicle.telemetry": (30, vehicle.telemetry),
}
EVENT_TYPES = tuple(SHARES)


def wheel() -> tuple[tuple[str, int, int], ...]:
    """A hundred places, types well mixed: event type, its share, and which of its events it is."""
    places = [
        ((nth + 0.5) / share, event_type, share, nth)
        for event_type, (share, _) in SHARES.items()
        for nth in range(share)
    ]
    return tuple((event_type, share, nth) for _, event_type, share, nth in sorted(places))
