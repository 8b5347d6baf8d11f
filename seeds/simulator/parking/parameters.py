"""How lots fill, and what is wrong with their sensors. All values are our assumption."""

from typing import Annotated

import msgspec
from msgspec import Meta

from seeds.simulator.conditions import Lengths, Positive, Rate, Share

Percents = Annotated[
    tuple[Annotated[float, Meta(ge=0, le=100)], ...], Meta(min_length=24, max_length=24)
]

_WORK = (12, 10, 10, 10, 10, 12, 18, 35, 62, 80, 86, 88, 90, 88, 86, 84, 80, 72, 55, 40, 30, 24)
_LEISURE = (14, 12, 11, 10, 10, 10, 12, 16, 24, 34, 44, 52, 56, 58, 60, 60, 58, 54, 48, 42, 36, 28)
_ALWAYS = (55, 52, 50, 48, 48, 50, 54, 60, 66, 70, 74, 78, 82, 80, 76, 74, 74, 78, 84, 88, 86, 76)
_ALL_DAY = (60, 56, 53, 50, 49, 49, 50, 52, 56, 62, 68, 74, 78, 80, 80, 80, 80, 82, 86, 88, 86, 78)


class Wanted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much of a kind of lot is taken.

    Attributes:
        working, restful: percent of the plain bays at each full hour of a working day and of a day
            off; straight between.
        turnover: how often a day somebody else comes to want a bay, whatever the hour.
    """

    working: Percents = (*_WORK, 18, 14)
    restful: Percents = (*_LEISURE, 22, 17)
    turnover: Positive = 2


class Parking(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lots and bays.

    Attributes:
        locks: share of stations, private sites aside, whose bays have a ground lock 地锁.
        electric: share of vehicles in plain bays that are electric.
        cameras: share of sensed bays at which a camera tells the kind of plate 号牌种类.
        feed_deaths, feed_death: times a year that nothing of a lot is heard, and for how long.
        stuck, stuck_for: times a year that a bay's sensor says the same whatever stands there.
        unknown: share of what sensors of plain bays say that is "unknown".
        missing_beats: share of repeated states and counts that are never sent.
    """

    garage: Wanted = Wanted()
    surface: Wanted = Wanted(turnover=4)
    park_and_ride: Wanted = Wanted(turnover=1)
    roadside: Wanted = Wanted(working=(*_ALWAYS, 66, 58), restful=(*_ALL_DAY, 70, 64), turnover=8)
    locks: Share = 0.2
    electric: Share = 0.15
    cameras: Share = 0.6
    feed_deaths: Rate = 6
    feed_death: Lengths = Lengths(median_h=4, spread=0.8)
    stuck: Rate = 1
    stuck_for: Lengths = Lengths(median_h=48, spread=0.8)
    unknown: Share = 0.002
    missing_beats: Share = 0.01
