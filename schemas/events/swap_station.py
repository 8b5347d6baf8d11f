"""`swap.station`: batteries and vehicles at a swap station."""

from datetime import timedelta
from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.fields import Count, Id, LoadW, column
from schemas.topic import CHARGER

SwapState = Annotated[
    Literal["open", "closed", "faulted", "unknown"],
    Meta(description="Can it swap now?", extra=column("LowCardinality(String)")),
]


@contract(
    "swap.station",
    topic=CHARGER,
    key=("operator_id", "station_id"),
    identity=("operator_id", "station_id", "event_time"),
    silence=timedelta(minutes=15),
)
class SwapStation(Event, frozen=True, kw_only=True):
    """State of a swap station 换电站 at one moment, every 5 minutes.

    Ready are batteries that may be handed out now. Source: T/CEC 102 has swap stations in its title
    and no message for them; the fields are those that a driver and a grid company ask for.
    """

    station_id: Id
    state: SwapState = "unknown"
    batteries: Annotated[Count | None, Meta(description="Batteries in the station.")] = None
    ready: Annotated[Count | None, Meta(description="Batteries ready to be handed out.")] = None
    charging: Annotated[Count | None, Meta(description="Batteries that charge now.")] = None
    waiting: Annotated[Count | None, Meta(description="Vehicles that wait.")] = None
    power_w: Annotated[
        LoadW | None, Meta(description="What the station takes; feeding back is negative.")
    ] = None
