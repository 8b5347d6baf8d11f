"""The climate of the city. Where no source is named, the value is our assumption."""

from typing import Annotated

import msgspec
from msgspec import Meta

from seeds.simulator.conditions import Lengths, Rate, Share

Degrees = Annotated[float, Meta(ge=-50, le=50)]
Span = Annotated[float, Meta(ge=0, le=30)]  # of degrees
Months = Annotated[tuple[Degrees, ...], Meta(min_length=12, max_length=12)]


class Climate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Temperature in °C, rain, and how wrong forecasts of both are.

    Attributes:
        monthly_c: mean temperature by month. Source: Chongqing in 2008, China Statistical Yearbook
            2009, table 11-13; one year, as we have no source for its normals.
        swing_c: from the mean of a day to its warmest hour: in January the days of Chongqing have
            12 °C and its nights 6 (weather-and-climate.com).
        deviates_c: standard deviation of a day's mean from its month's.
        persists: correlation of that deviation with the day before.
        spells, spell: wet spells that begin a day, and how long they last: rain falls on 44 % of
            days, between the 12 of January and the 16 of June (weather-and-climate.com).
        rain_mm: mean of a wet hour; amounts are exponential. A year of these spells has about
            1,190 such hours, one of Chongqing 1,333 mm (weather-and-climate.com).
        errs_c: standard deviation of a foretold temperature from the true one, a day ahead.
        strays: share of foretold hours that get the rain of another, up to six hours away; so it
            is foretold as often as it falls.
    """

    monthly_c: Months = (6.2, 7.3, 15.5, 19.0, 23.8, 25.8, 29.1, 26.3, 25.6, 19.6, 14.2, 9.4)
    swing_c: Span = 3
    deviates_c: Span = 2.5
    persists: Annotated[float, Meta(ge=0, le=0.8)] = 0.7
    spells: Rate = 0.45
    spell: Lengths = Lengths(median_h=5, spread=0.8)
    rain_mm: Annotated[float, Meta(gt=0, le=10)] = 1.12
    errs_c: Span = 1.5
    strays: Share = 0.3
