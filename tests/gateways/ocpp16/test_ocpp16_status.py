"""StatusNotification, Heartbeat, BootNotification → `charger.status`."""

from collections.abc import Callable
from typing import Any

import pytest

from gateways.ocpp.decoder import Decoded
from gateways.ocpp16.crosswalk import STATUS, STOP_REASON
from schemas.events.charger_status import ChargerStatus

Send = Callable[..., Decoded]


def notification(**payload: Any) -> list[Any]:
    return [2, "m1", "StatusNotification", {"connectorId": 1, "errorCode": "NoError"} | payload]


def test_a_status_becomes_three_axes_with_its_code_kept(send: Send) -> None:
    assert send(notification(status="Charging", timestamp="2025-10-01T07:59:58.500Z")).events == (
        ChargerStatus(
            event_id="test:1",
            event_time=1_759_305_598_500,
            source="test",
            operator_id="OP",
            station_id="ST1",
            equipment_id="CP1",
            connector_id="CP1/1",
            connectivity="online",
            operability="ok",
            occupancy="charging",
            raw_code="Charging",
        ),
    )


def test_without_a_time_of_its_own_it_happened_when_it_was_logged(send: Send) -> None:
    assert send(notification(status="Available")).events[0].event_time == 1_759_305_600_000


@pytest.mark.parametrize(
    ("code", "operability", "occupancy"),
    [
        ("Available", "ok", "free"),
        ("Preparing", "ok", "plugged"),
        ("Charging", "ok", "charging"),
        ("SuspendedEVSE", "ok", "plugged"),
        ("SuspendedEV", "ok", "plugged"),
        ("Finishing", "ok", "plugged"),
        ("Reserved", "ok", "reserved"),
        ("Unavailable", "maintenance", "unknown"),
        ("Faulted", "faulted", "unknown"),
    ],
)
def test_crosswalk(send: Send, code: str, operability: str, occupancy: str) -> None:
    (event,) = send(notification(status=code)).events
    assert isinstance(event, ChargerStatus)
    assert (event.connectivity, event.operability, event.occupancy, event.raw_code) == (
        "online",
        operability,
        occupancy,
        code,
    )
    assert event.quality == "ok"


def test_the_crosswalks_are_complete() -> None:
    assert len(STATUS) == 9  # OCPP 1.6 ChargePointStatus
    assert len(STOP_REASON) == 11  # OCPP 1.6 Reason


def test_an_unknown_code_is_kept_raw_and_says_nothing(send: Send) -> None:
    (event,) = send(notification(status="充电完成")).events
    assert isinstance(event, ChargerStatus)
    assert event.raw_code == "充电完成"
    assert (event.operability, event.occupancy) == ("unknown", "unknown")
    assert event.quality == "code-unknown"


def test_an_error_code_is_kept(send: Send) -> None:
    event, _ = send(notification(status="Faulted", errorCode="ConnectorLockFailure")).events
    assert isinstance(event, ChargerStatus)
    assert (event.operability, event.error_code) == ("faulted", "ConnectorLockFailure")


def test_connector_0_is_the_charge_point_itself(send: Send) -> None:
    (event,) = send(notification(status="Available", connectorId=0)).events
    assert isinstance(event, ChargerStatus)
    assert (event.connector_id, event.operability, event.occupancy) == ("", "ok", "unknown")


@pytest.mark.parametrize("action", ["Heartbeat", "BootNotification"])
def test_a_sign_of_life_speaks_of_connectivity_only(send: Send, action: str) -> None:
    payload = {} if action == "Heartbeat" else {"chargePointVendor": "V", "chargePointModel": "M"}
    assert send([2, "m1", action, payload], charge_point="CP2").events == (
        ChargerStatus(
            event_id="test:1",
            event_time=1_759_305_600_000,
            source="test",
            operator_id="OP",
            station_id="ST1",
            equipment_id="CP2",
            connectivity="online",
        ),
    )


@pytest.mark.parametrize("action", ["Authorize", "DataTransfer", "RemoteStartTransaction"])
def test_other_frames_are_read_and_make_no_event(send: Send, action: str) -> None:
    assert send([2, "m1", action, {"idTag": "ABC"}]) == Decoded(action, (), "other action")


def test_a_charge_point_without_a_location_is_its_own_station(send: Send) -> None:
    (event,) = send([2, "m1", "Heartbeat", {}], charge_point="CP9").events
    assert isinstance(event, ChargerStatus)
    assert event.station_id == "CP9"
