"""Statuses of connectors and their bays: `charger.status` and `parking.bay`."""

from collections.abc import Iterator

from gateways.refusal import shaped
from gateways.tcec102 import times
from gateways.tcec102.crosswalk import (
    LOCK_STATUS,
    PARK_STATUS,
    STATUS,
    UNKNOWN_STATUS,
    looked_up,
)
from gateways.tcec102.making import SAID, event
from gateways.tcec102.payloads import Code, ConnectorStatusInfo, each_of
from gateways.tcec102.push import Decoded, Place, Push
from schemas import Event
from schemas.contract import Quality, declared
from schemas.events.charger_status import ChargerStatus
from schemas.events.parking_bay import ParkingBay

STATUS_TYPE = declared(ChargerStatus).wire_type


def station_status(push: Push) -> Decoded:
    """notification_stationStatus."""
    said = [
        shaped(each, ConnectorStatusInfo, STATUS_TYPE)
        for each in each_of(push.content, "ConnectorStatusInfo")
    ]
    events = tuple(made for each in said for made in _events(push, each))
    return Decoded(events, answer={"Status": 0})


def _events(push: Push, said: ConnectorStatusInfo) -> Iterator[Event]:
    push.check_operator(said.operator_id, STATUS_TYPE)
    place = push.place_of(said, STATUS_TYPE)
    time_ms = push.time_ms
    if said.update_time:
        time_ms = times.ms(said.update_time, STATUS_TYPE, "UpdateTime")
    yield status(push, place, said.connector_id, said.status, time_ms)
    if said.park_status is not None or said.lock_status is not None:
        yield _bay(push, place, said, time_ms)


def status(
    push: Push, place: Place, connector_id: str, code: Code, time_ms: int, field: str = "Status"
) -> ChargerStatus:
    """A connector's status on three axes; an unknown code is kept and says nothing.

    Args:
        field: where the operator said the code.
    """
    axes = looked_up(STATUS, code, UNKNOWN_STATUS)
    return event(
        ChargerStatus,
        push,
        SAID | {"raw_code": field},
        event_time=time_ms,
        station_id=place.station_id,
        equipment_id=place.equipment_id,
        connector_id=connector_id,
        connectivity=axes.connectivity,
        operability=axes.operability,
        occupancy=axes.occupancy,
        raw_code=str(code),
        quality=_quality(axes is not UNKNOWN_STATUS),
    )


def _bay(push: Push, place: Place, said: ConnectorStatusInfo, time_ms: int) -> ParkingBay:
    park, lock = str(said.park_status or 0), str(said.lock_status or 0)
    return event(
        ParkingBay,
        push,
        event_time=time_ms,
        # ParkNo is optional and unique nowhere; statuses of bays come by connector.
        bay_id=said.connector_id,
        station_operator_id=push.operator_id,
        station_id=place.station_id,
        connector_id=said.connector_id,
        occupancy=looked_up(PARK_STATUS, park, "unknown"),
        lock=looked_up(LOCK_STATUS, lock, "unknown"),
        raw_code=f"{park}/{lock}",
        quality=_quality(park in PARK_STATUS and lock in LOCK_STATUS),
    )


def _quality(known: bool) -> Quality:
    return "ok" if known else "code-unknown"
