"""How vehicles drive and report. Where no source is named, the value is our assumption."""

from typing import Annotated

import msgspec
from msgspec import Meta

from seeds.simulator.conditions import Lengths, Positive, Rate, Share

Percent = Annotated[float, Meta(gt=0, lt=100)]
Times = tuple[Positive, Positive]


class Days(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of day.

    Attributes:
        driven: share of the vehicles that leave home.
        out, back: hour of the two trips, and its standard deviation.
    """

    driven: Share
    out: Times
    back: Times


class Driving(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Trips and reports.

    Attributes:
        frame_s: from one report to the next; GB/T 32960.3 is said to allow 30 s at most.
        working, restful: days.
        trip_km, trip_spread: median of a vehicle's usual trip, and standard deviation of its
            logarithm. What the city's connectors charge lasts for about 20 km a day; with longer
            trips more and more vehicles stand still at their reserve.
        farthest_km: most that a vehicle drives on a day before it charges.
        kmh, slower: mean speed on empty roads, and the share of it that a rush hour takes.
        mild_c: temperature at which nobody heats or cools.
        heating, cooling: by which share of its energy a way takes more for each degree from there.
            Source: at −6.7 °C range is 41 % and at 35 °C 17 % less than at 24 °C (AAA 2019, of five
            cars); straight between.
        reserve_percent: SOC below which nobody drives.
        sparing_percent: SOC below which trips get shorter, down to none at the reserve.
        low_percent: SOC below which a vehicle warns.
        faults: of a vehicle that drives twice a day, a year.
        offline: share of trips whose frames are sent later, again connected.
        connects: how long after the end of such a trip; never more than three days.
        lost: share of frames without electrical values, and of frames without a position.
        feed_deaths, feed_death: of a platform a year; what it should have forwarded is lost.
    """

    frame_s: Annotated[int, Meta(ge=1, le=30)] = 30
    working: Days = Days(driven=0.85, out=(8.0, 1.2), back=(18.0, 1.5))
    restful: Days = Days(driven=0.7, out=(11.0, 2.0), back=(17.0, 2.0))
    trip_km: Positive = 11
    trip_spread: Positive = 0.6
    farthest_km: Positive = 80
    kmh: Positive = 45
    slower: Share = 0.45
    mild_c: Annotated[float, Meta(ge=0, le=40)] = 24
    heating: Share = 0.023
    cooling: Share = 0.018
    reserve_percent: Percent = 12
    sparing_percent: Percent = 35
    low_percent: Percent = 20
    faults: Rate = 2
    offline: Share = 0.01
    connects: Lengths = Lengths(median_h=2, spread=1.2)
    lost: Share = 0.005
    feed_deaths: Rate = 1
    feed_death: Lengths = Lengths(median_h=6, spread=1)
