"""`parking.bay`: what stands in a bay."""

from datetime import timedelta
from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, Route, contract
from schemas.fields import Code, Id, OptionalId, Pseudonym, column
from schemas.topic import CHARGER, PARKING

_WORD = column("LowCardinality(String)")

BayOccupancy = Annotated[
    Literal["free", "occupied", "unknown"], Meta(description="Is the bay taken?", extra=_WORD)
]
Lock = Annotated[
    Literal["up", "down", "faulted", "none", "unknown"],
    Meta(description="Ground lock 地锁: up keeps vehicles out.", extra=_WORD),
]
EnergyClass = Annotated[
    Literal["electric", "plug-in-hybrid", "fuel", "unknown"],
    Meta(
        description="By the kind of plate 号牌种类, taken before the plate is hidden.", extra=_WORD
    ),
]


@contract(
    "parking.bay",
    topic=PARKING,
    key=("operator_id", "lot_id"),
    route=Route(CHARGER, ("station_operator_id", "station_id")),
    identity=("operator_id", "lot_id", "bay_id", "event_time"),
    silence=timedelta(minutes=30),
)
class ParkingBay(Event, frozen=True, kw_only=True):
    """State of a bay, sent at once on change and every 15 minutes if unchanged.

    A bay of a charging station travels with the station's chargers, so that vehicle, pile and bay
    车桩位 are seen in one order. Source: T/CEC 102 ParkStatus and LockStatus; parking platforms.
    """

    lot_id: OptionalId = ""
    bay_id: Id
    station_operator_id: Annotated[
        OptionalId, Meta(description="Operator of the charging station that it belongs to.")
    ] = ""
    station_id: OptionalId = ""
    connector_id: OptionalId = ""
    occupancy: BayOccupancy = "unknown"
    lock: Lock = "unknown"
    energy_class: EnergyClass = "unknown"
    vehicle: Pseudonym = ""
    raw_code: Code = ""
