"""`parking.lot`: how many bays of a lot are free."""

from datetime import timedelta
from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.fields import Count, Id, column
from schemas.topic import PARKING

LotState = Annotated[
    Literal["open", "closed", "unknown"],
    Meta(description="Does it let vehicles in?", extra=column("LowCardinality(String)")),
]


@contract(
    "parking.lot",
    topic=PARKING,
    key=("operator_id", "lot_id"),
    identity=("operator_id", "lot_id", "event_time"),
    silence=timedelta(hours=1),
)
class ParkingLot(Event, frozen=True, kw_only=True):
    """Free bays of a lot 停车场, sent at once on change and at least every half hour.

    `capacity` is what the lot itself says, which may differ from the register. Counts that it does
    not give are absent. Source: parking platforms; FIWARE OffStreetParking.
    """

    lot_id: Id
    state: LotState = "unknown"
    capacity: Annotated[Count | None, Meta(description="Bays in all.")] = None
    free: Annotated[Count | None, Meta(description="Free bays.")] = None
    free_charging: Annotated[Count | None, Meta(description="Free bays with a connector.")] = None
    entered: Annotated[Count | None, Meta(description="Vehicles in since the last one.")] = None
    left: Annotated[Count | None, Meta(description="Vehicles out since the last one.")] = None
