"""How traffic flows and what disturbs it. Where no source is named, the value is our assumption."""

from typing import Annotated

import msgspec
from msgspec import Meta

from seeds.simulator.conditions import Lengths, Positive, Rate, Share


class Traffic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Traffic and its disturbances.

    Attributes:
        morning, evening: hour of the peak, and how wide it is (standard deviation, hours).
        weekend: how full a rush hour is on a day off, over that of a working day.
        daytime: how full roads are from 7 to 22 outside of rush hours, 1 is the peak.
        wet: share of the speed that rain leaves. Source: 3 to 5 % less, whatever the intensity
            (Smith and others 2004, freeways of Virginia).
        missing: share of readings without a value. METR-LA has 8 %, which counts whole dead days.
        incidents, incident: accidents and works of a segment a year, and how long they last.
        slowed: share of the speed that an incident leaves.
        breakdowns, breakdown: of a detector or a roadside unit a year.
    """

    morning: tuple[Positive, Positive] = (8.2, 0.9)
    evening: tuple[Positive, Positive] = (18.0, 1.3)
    weekend: Share = 0.35
    daytime: Share = 0.2
    wet: Annotated[float, Meta(gt=0, le=1)] = 0.96
    missing: Share = 0.015
    incidents: Rate = 6
    incident: Lengths = Lengths(median_h=1, spread=0.5)
    slowed: Annotated[float, Meta(gt=0, le=1)] = 0.4
    breakdowns: Rate = 4
    breakdown: Lengths = Lengths(median_h=4, spread=0.8)
