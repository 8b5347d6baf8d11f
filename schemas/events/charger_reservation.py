"""`charger.reservation`: a connector kept free for somebody."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.fields import Id, OptionalId, Pseudonym, TimeMs, UniqueId, column
from schemas.topic import CHARGER

ReservationStep = Annotated[
    Literal["made", "kept", "cancelled", "no-show"],
    Meta(description="What became of it.", extra=column("LowCardinality(String)")),
]


@contract(
    "charger.reservation",
    topic=CHARGER,
    key=("operator_id", "station_id"),
    identity=("operator_id", "station_id", "reservation_id", "step"),
)
class ChargerReservation(Event, frozen=True, kw_only=True):
    """A step in the life of a reservation 预约: made, then kept, cancelled or a no-show 爽约.

    An empty `connector_id` reserves any connector of the station. Source: OCPP ReserveNow,
    CancelReservation, ReservationStatusUpdate; apps of operators.
    """

    reservation_id: UniqueId
    station_id: Id
    connector_id: OptionalId = ""
    step: ReservationStep
    starts: TimeMs | None = None
    expires: TimeMs | None = None
    user: Pseudonym = ""
    vehicle: Pseudonym = ""
