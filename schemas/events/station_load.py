"""`station.load`: what a station took from its feeder in a minute or a quarter of an hour."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, Route, contract
from schemas.fields import Count, DurationS, Id, LoadW, OptionalId, column
from schemas.topic import GRID

LoadInterval = Annotated[
    Literal[60, 900],
    Meta(description="Length of the interval.", extra=column("UInt16", unit="s")),
]
BAND_W, BAND_PERCENT = 1_000, 5
"""The dead band of minutes: our assumption, less than one slow charger."""

REPEATED_MS = 7_200_000
"""How often a quarter of an hour is said that is the same as the one before: our assumption."""

CLOSED_AFTER_MS = 120_000
"""An interval closes when the watermark is so far past it; operators' clocks differ by 90 s."""

Revision = Annotated[
    Count, Meta(description="0 as first said; each correction is one more, and the last counts.")
]


@contract(
    "station.load",
    topic=GRID,
    key=("operator_id", "station_id"),
    route=Route(GRID, ("feeder_id",)),
    identity=("operator_id", "station_id", "interval_s", "event_time"),
)
class StationLoad(Event, frozen=True, kw_only=True):
    """Mean load 负荷 of a station over the `interval_s` before `event_time`, made by the platform.

    A mean is the known energy over the whole interval, so with unknown time it is a lower
    bound; it is absent where nothing is known, or there is nothing of that kind. `net_w` is
    charging, discharging, swap and storage less `pv_w`; the six by charge kind are charging and
    discharging once more. Known and unknown count seconds of each connector, and of each
    storage, array and swap station. A quarter of an hour is exact, and one that is not said is
    as the one before; what differs is said, and at every even hour of UTC all of them are,
    until nothing was known of a station for a day. A minute is reported by exception: it is
    said where `net_w` departs from the minute that was said last (from 0 at first) by more than
    1 kW and by more than a twentieth of that one, so what was said last holds within this dead
    band 死区; what falls silent leaves it with the next quarter. What comes late corrects the
    quarter only.
    """

    station_id: Id
    feeder_id: OptionalId = ""
    interval_s: LoadInterval
    revision: Revision = 0
    net_w: LoadW | None = None
    charging_w: LoadW | None = None
    discharging_w: LoadW | None = None
    ac_w: LoadW | None = None
    dc_w: LoadW | None = None
    super_w: LoadW | None = None
    ordered_w: LoadW | None = None
    v2g_w: LoadW | None = None
    unclassified_w: LoadW | None = None
    swap_w: LoadW | None = None
    storage_w: LoadW | None = None
    pv_w: Annotated[LoadW | None, Meta(description="What panels gave, taken from the net.")] = None
    known_s: Annotated[DurationS, Meta(description="Connector-seconds known.")] = 0
    unknown_s: Annotated[DurationS, Meta(description="Connector-seconds unknown.")] = 0
    plant_known_s: Annotated[
        DurationS, Meta(description="The same of storages, arrays and swap stations.")
    ] = 0
    plant_unknown_s: Annotated[DurationS, Meta(description="And of these unknown.")] = 0
    too_late: Annotated[
        Count,
        Meta(
            description="Words since it was said last that came too late to be counted; one that "
            "comes again so late is one of them."
        ),
    ] = 0
