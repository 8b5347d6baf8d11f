"""`charger.status` → notification_stationStatus."""

from gateways.tcec102 import times
from gateways.tcec102.crosswalk import STATUS, Axes
from gateways.tcec102.feed.push import Push, said
from schemas.events.charger_status import ChargerStatus

_OFFLINE, _FAULT = 0, 255
_OCCUPANCY = {"free": 1, "plugged": 2, "charging": 3, "discharging": 3, "reserved": 4}


def status_push(event: ChargerStatus) -> Push | None:
    """None where it is of no connector, or nothing is known that the form has a code for."""
    code = _code(event)
    if code is None or not event.connector_id:
        return None
    content = said(
        OperatorID=event.operator_id,
        StationID=event.station_id,
        EquipmentID=event.equipment_id,
        ConnectorID=event.connector_id,
        Status=code,
        UpdateTime=times.spoken(event.event_time),
    )
    return Push("notification_stationStatus", {"ConnectorStatusInfo": content})


def _code(event: ChargerStatus) -> int | None:
    """The operator's own where it says the same; else the nearest, the gravest axis first."""
    axes = Axes(event.connectivity, event.operability, event.occupancy)
    if STATUS.get(event.raw_code) == axes:
        return int(event.raw_code)
    if event.connectivity == "offline":
        return _OFFLINE
    if event.operability in ("faulted", "maintenance"):
        return _FAULT
    return _OCCUPANCY.get(event.occupancy)
