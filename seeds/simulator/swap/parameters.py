"""How swap stations are used. Where no source is named, the value is our assumption."""

from typing import Annotated

import msgspec
from msgspec import Meta

from seeds.simulator.conditions import Positive

Percent = Annotated[float, Meta(ge=0, le=100)]
Most = Annotated[int, Meta(ge=1, le=100)]
Watts = Annotated[int, Meta(ge=1, le=1_000_000)]
Hours = Annotated[tuple[float, ...], Meta(min_length=24, max_length=24)]


class Swapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Stations, their batteries and their customers.

    Attributes:
        visits: to a station on a day; taxi stations of Beijing can serve 600 (十四五 plan).
        hours: their share by hour of day, in any unit.
        batteries: in a station, at least and at most.
        charger_w: power at which a station charges each battery, at least and at most.
        swap_s: from the beginning of a swap to its end.
        fleet: vehicles that come to a station, for each of its batteries.
        battery_wh: what a battery holds.
        soc_in: lowest and highest state of charge in percent that a vehicle comes with.
        soc_out: at which a battery is ready.
    """

    visits: Positive = 80
    hours: Hours = (2, 1, 1, 1, 2, 4, 4, 4, 4, 4, 5, 6, 6, 5, 5, 5, 6, 6, 5, 5, 5, 5, 4, 3)
    batteries: tuple[Most, Most] = (20, 30)
    charger_w: tuple[Watts, Watts] = (40_000, 60_000)
    swap_s: Annotated[int, Meta(ge=30, le=1_800)] = 240
    fleet: Annotated[int, Meta(ge=1, le=100)] = 6
    battery_wh: Positive = 75_000
    soc_in: tuple[Percent, Percent] = (10, 40)
    soc_out: Percent = 95
