"""The payloads that are decoded, with the fields that are used (OCPP 1.6 §6)."""

from datetime import datetime
from typing import Annotated

import msgspec

Connector = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
Integer = Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)]


class Payload(msgspec.Struct, frozen=True, rename="camel"):
    """A payload; fields beyond those named are not looked at."""


class StatusNotification(Payload, frozen=True):
    connector_id: Connector
    status: str
    error_code: str = ""
    vendor_error_code: str = ""
    timestamp: datetime | None = None


class SampledValue(Payload, frozen=True):
    value: str
    measurand: str = "Energy.Active.Import.Register"
    unit: str = ""
    phase: str = ""
    format: str = "Raw"
    location: str = "Outlet"


class MeterValue(Payload, frozen=True):
    timestamp: datetime
    sampled_value: list[SampledValue]


class MeterValues(Payload, frozen=True):
    connector_id: Connector
    meter_value: list[MeterValue]


class StartTransaction(Payload, frozen=True):
    connector_id: Connector
    id_tag: str
    meter_start: Integer
    timestamp: datetime
    reservation_id: Integer | None = None


class StartResult(Payload, frozen=True):
    transaction_id: Integer


class StopTransaction(Payload, frozen=True):
    transaction_id: Integer
    meter_stop: Integer
    timestamp: datetime
    reason: str = ""


class ReserveNow(Payload, frozen=True):
    connector_id: Connector
    expiry_date: datetime
    id_tag: str
    reservation_id: Integer


class CancelReservation(Payload, frozen=True):
    reservation_id: Integer
