"""`charger.status`: what a connector says of itself, on three axes that are never mixed."""

from datetime import timedelta
from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.fields import Code, Id, OptionalId, column
from schemas.topic import CHARGER

_WORD = column("LowCardinality(String)")

Connectivity = Annotated[
    Literal["online", "offline", "unknown"],
    Meta(description="Is the equipment heard of?", extra=_WORD),
]
Operability = Annotated[
    Literal["ok", "faulted", "maintenance", "unknown"],
    Meta(description="Could it charge if asked to?", extra=_WORD),
]
Occupancy = Annotated[
    Literal["free", "plugged", "charging", "discharging", "reserved", "unknown"],
    Meta(description="What is at the connector?", extra=_WORD),
]


@contract(
    "charger.status",
    topic=CHARGER,
    key=("operator_id", "station_id"),
    identity=("operator_id", "station_id", "equipment_id", "connector_id", "event_time"),
    silence=timedelta(minutes=15),
)
class ChargerStatus(Event, frozen=True, kw_only=True):
    """State of a connector, sent at once on change and every 5 to 10 minutes if unchanged.

    An empty `connector_id` speaks of the whole equipment: an OCPP heartbeat, or connector 0. For
    its connectors that is a sign of life and says nothing else. T/CEC 102 and OCPP 1.6 mix the axes
    in one code, which is kept in `raw_code`. Source: T/CEC 102 ConnectorStatusInfo; OCPP 1.6
    StatusNotification, Heartbeat.
    """

    station_id: Id
    equipment_id: OptionalId = ""
    connector_id: OptionalId = ""
    connectivity: Connectivity = "unknown"
    operability: Operability = "unknown"
    occupancy: Occupancy = "unknown"
    raw_code: Code = ""
    error_code: Code = ""
