"""The payloads that are decoded, with the fields that are used (OCPP 1.6 §6)."""

from datetime import UTC, datetime
from typing import Annotated

import msgspec

Connector = Annotated[int, msgspec.Meta(ge=0)]


class Payload(msgspec.Struct, frozen=True, rename="camel"):
    """A payload; fields beyond those named are not looked at."""


class StatusNotification(Payload, frozen=True):
    connector_id: Connector
    status: str
    error_code: str = ""
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
    meter_start: int
    timestamp: datetime


class StartResult(Payload, frozen=True):
    transaction_id: int


class StopTransaction(Payload, frozen=True):
    transaction_id: int
    meter_stop: int
    timestamp: datetime
    reason: str = ""


def ms(time: datetime) -> int:
    """Milliseconds since 1970 UTC; a time without a zone is UTC (OCPP 1.6 §3.12)."""
    aware = time if time.tzinfo else time.replace(tzinfo=UTC)
    return round(aware.timestamp() * 1000)
