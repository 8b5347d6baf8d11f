"""Storage and solar panels of stations. Where no source is named, the value is our assumption."""

from typing import Annotated

import msgspec
from msgspec import Meta

from seeds.simulator.conditions import Positive, Share

Percents = Annotated[int, Meta(ge=0, le=100)]


class Plant(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How large they are, and how storage is run.

    Attributes:
        undersized: share of storages that are smaller than 渝府办发〔2024〕29号 asks for.
        soc: bounds of the state of charge in percent; nobody charges or discharges beyond.
        kept: percent of what a storage takes that it gives back.
        panel_w: rated power of the panels on the roof over one bay.
        performance: what panels give under a sky of 1,000 W/m², over their rated power.
        cloudiest: share of a clear sky's light that the dullest day has; days are uniform above it.
        rain: share of that light which a rainy hour has.
    """

    undersized: Share = 0.15
    soc: tuple[Percents, Percents] = (10, 90)
    kept: Annotated[int, Meta(ge=1, le=100)] = 88
    panel_w: Positive = 3_000
    performance: Share = 0.8
    cloudiest: Share = 0.25
    rain: Share = 0.4
