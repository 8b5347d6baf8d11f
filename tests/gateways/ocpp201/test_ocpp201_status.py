"""BootNotification, Heartbeat, StatusNotification → `charger.status`."""

from typing import Any

import pytest

from schemas.events.charger_status import ChargerStatus, Occupancy, Operability
from schemas.events.dead_letter import DeadLetter
from tests.gateways.ocpp.sending import Send
from tests.gateways.ocpp201.transaction import CHARGING, STARTED

AT = "2025-10-01T08:05:00Z"


def notification(status: str, connector: int = 2, **more: Any) -> list[Any]:
    said = {"timestamp": AT, "connectorStatus": status, "evseId": 1, "connectorId": connector}
    return [2, "m1", "StatusNotification", said | more]


@pytest.mark.parametrize(
    ("code", "operability", "occupancy"),
    [
        ("Available", "ok", "free"),
        ("Occupied", "ok", "plugged"),
        ("Reserved", "ok", "reserved"),
        ("Unavailable", "maintenance", "unknown"),
        ("Faulted", "faulted", "unknown"),
    ],
)
def test_crosswalk(send: Send, code: str, operability: Operability, occupancy: Occupancy) -> None:
    assert send(notification(code)).events == (
        ChargerStatus(
            event_id="test:1",
            event_time=1_759_305_900_000,
            source="test",
            operator_id="OP",
            station_id="ST1",
            equipment_id="CP1",
            connector_id="CP1/1/2",
            connectivity="online",
            operability=operability,
            occupancy=occupancy,
            raw_code=code,
        ),
    )


def test_an_occupied_connector_that_charges_goes_on_charging(send: Send) -> None:
    send(STARTED)
    send(CHARGING)
    (event,) = send(notification("Occupied")).events
    assert isinstance(event, ChargerStatus)
    assert (event.occupancy, event.raw_code) == ("charging", "Occupied")


def test_an_unknown_code_is_kept_raw_and_says_nothing(send: Send) -> None:
    (event,) = send(notification("充电完成")).events
    assert isinstance(event, ChargerStatus)
    assert (event.occupancy, event.raw_code, event.quality) == (
        "unknown",
        "充电完成",
        "code-unknown",
    )


def test_a_vendors_own_field_is_let_through(send: Send) -> None:
    (event,) = send(notification("Available", colour="green")).events
    assert isinstance(event, ChargerStatus)


@pytest.mark.parametrize("action", ["Heartbeat", "BootNotification"])
def test_a_sign_of_life_speaks_of_connectivity_only(send: Send, action: str) -> None:
    (event,) = send([2, "m1", action, {}]).events
    assert isinstance(event, ChargerStatus)
    assert (event.connector_id, event.connectivity) == ("", "online")
    assert (event.operability, event.occupancy) == ("unknown", "unknown")


def test_a_missing_field_is_named(send: Send) -> None:
    (letter,) = send([2, "m1", "StatusNotification", {"timestamp": AT, "evseId": 1}]).events
    assert isinstance(letter, DeadLetter)
    assert (letter.reason, letter.contract, letter.field, letter.detail) == (
        "missing-field",
        "charger.status.v1",
        "$.connectorStatus",
        "breaks `required`",
    )
