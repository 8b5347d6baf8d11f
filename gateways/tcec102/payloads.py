"""What operators push, with the fields that are used; spelled as `names.plain` leaves them.

Source: published implementations of T/CEC 102.3 and of provincial dialects, named in
docs/gateways/tcec102.md.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import msgspec

from gateways.tcec102.names import as_spoken

Code = int | str  # platforms send codes as numbers and as text


class Payload(msgspec.Struct, frozen=True, kw_only=True, rename=as_spoken):
    """A payload; fields beyond those named are not looked at, and no repr shows a value."""

    def __repr__(self) -> str:
        return type(self).__name__


class Credentials(Payload, frozen=True, kw_only=True):
    """Content of query_token."""

    operator_id: str
    operator_secret: str


class Located(Payload, frozen=True, kw_only=True):
    """What is said of a connector; station and equipment only in provincial dialects."""

    connector_id: str
    operator_id: str = ""
    station_id: str = ""
    equipment_id: str = ""


class ConnectorStatusInfo(Located, frozen=True, kw_only=True):
    """notification_stationStatus."""

    status: Code
    park_status: Code | None = None
    lock_status: Code | None = None
    update_time: str = ""


class EquipChargeStatus(Located, frozen=True, kw_only=True):
    """notification_equip_charge_status; A, V and %."""

    start_charge_seq: str
    connector_status: Code | None = None
    end_time: str
    current_a: Decimal | None = None
    current_b: Decimal | None = None
    current_c: Decimal | None = None
    voltage_a: Decimal | None = None
    voltage_b: Decimal | None = None
    voltage_c: Decimal | None = None
    soc: Decimal | None = None


class Order(Located, frozen=True, kw_only=True):
    """What any notification_charge_order_info says, of an order that is not finished too."""

    start_charge_seq: str = ""
    order_no: str = ""
    order_status: Code | None = None


class ChargeOrderInfo(Order, frozen=True, kw_only=True):
    """notification_charge_order_info of a finished order; kWh, 元 and %."""

    start_time: str
    end_time: str
    total_power: Decimal
    total_elec_money: Decimal | None = None
    total_service_money: Decimal | None = None
    stop_reason: Code | None = None
    meter_value_start: Decimal | None = None
    meter_value_end: Decimal | None = None
    start_soc: Decimal | None = None
    end_soc: Decimal | None = None
    vin: str = ""
    plate_num: str = ""
    phone: str = ""
    user_name: str = ""


class ConnectorInfo(Payload, frozen=True, kw_only=True):
    """A connector of notification_stationInfo; kW."""

    connector_id: str
    connector_type: Code | None = None
    power: Decimal | None = None


class EquipmentInfo(Payload, frozen=True, kw_only=True):
    """An equipment of notification_stationInfo; kW."""

    equipment_id: str
    manufacturer_name: str = ""
    equipment_model: str = ""
    equipment_type: Code | None = None
    power: Decimal | None = None
    connector_infos: list[ConnectorInfo] = []


class StationInfo(Payload, frozen=True, kw_only=True):
    """notification_stationInfo; degrees of GCJ-02."""

    station_id: str
    operator_id: str = ""
    station_name: str = ""
    area_code: str = ""
    station_type: Code | None = None
    station_status: Code | None = None
    construction: Code | None = None
    park_nums: Decimal | None = None
    station_lng: Decimal | None = None
    station_lat: Decimal | None = None
    equipment_infos: list[EquipmentInfo] = []


class ConnectorPower(Payload, frozen=True, kw_only=True):
    """A connector of notification_realtime_power_info; kW."""

    connector_id: str
    data_time: str = ""
    connector_real_time_power: Decimal


class EquipmentPower(Payload, frozen=True, kw_only=True):
    """An equipment of notification_realtime_power_info."""

    data_time: str = ""
    connector_power_infos: list[ConnectorPower] = []


class StationPower(Payload, frozen=True, kw_only=True):
    """notification_realtime_power_info of Zhejiang."""

    station_id: str
    operator_id: str = ""
    data_time: str
    equipment_power_infos: list[EquipmentPower] = []


def each_of(content: Any, wrapper: str) -> Iterator[Any]:
    """The objects of a content, which platforms send wrapped or bare, one or a list of them."""
    inner = content.get(wrapper, content) if isinstance(content, dict) else content
    yield from inner if isinstance(inner, list) else [inner]
