"""The payloads that are decoded, with the fields that are used (OCPP 2.0.1 part 2)."""

from datetime import datetime
from typing import Annotated

import msgspec

Number = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
Integer = Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)]


class Payload(msgspec.Struct, frozen=True, rename="camel"):
    """A payload; fields beyond those named are not looked at."""


class Evse(Payload, frozen=True):
    id: Number
    connector_id: Number | None = None


class StatusNotification(Payload, frozen=True):
    timestamp: datetime
    connector_status: str
    evse_id: Number
    connector_id: Number


class UnitOfMeasure(Payload, frozen=True):
    unit: str = ""
    multiplier: Integer = 0


class SampledValue(Payload, frozen=True):
    value: float
    measurand: str = "Energy.Active.Import.Register"
    phase: str = ""
    location: str = "Outlet"
    unit_of_measure: UnitOfMeasure = UnitOfMeasure()


class MeterValue(Payload, frozen=True):
    timestamp: datetime
    sampled_value: list[SampledValue]


class MeterValues(Payload, frozen=True):
    evse_id: Number
    meter_value: list[MeterValue]


class AdditionalInfo(Payload, frozen=True):
    additional_id_token: str
    type: str


class IdToken(Payload, frozen=True):
    id_token: str
    type: str
    additional_info: list[AdditionalInfo] = []


class TransactionInfo(Payload, frozen=True):
    transaction_id: str
    charging_state: str = ""
    stopped_reason: str = ""


class TransactionEvent(Payload, frozen=True):
    event_type: str
    timestamp: datetime
    trigger_reason: str
    seq_no: Integer
    transaction_info: TransactionInfo
    offline: bool = False
    reservation_id: Integer | None = None
    evse: Evse | None = None
    id_token: IdToken | None = None
    meter_value: list[MeterValue] = []


class Component(Payload, frozen=True):
    name: str
    evse: Evse | None = None


class Variable(Payload, frozen=True):
    name: str


class EventData(Payload, frozen=True):
    timestamp: datetime
    trigger: str
    actual_value: str
    component: Component
    variable: Variable
    cleared: bool = False


class NotifyEvent(Payload, frozen=True):
    event_data: list[EventData]


class ReserveNow(Payload, frozen=True):
    id: Integer
    expiry_date_time: datetime
    id_token: IdToken
    evse_id: Number | None = None


class CancelReservation(Payload, frozen=True):
    reservation_id: Integer


class ReservationStatusUpdate(Payload, frozen=True):
    reservation_id: Integer
    reservation_update_status: str
