"""NotifyEvent → `charger.alarm`."""

from typing import Any

import pytest

from schemas.events.charger_alarm import ChargerAlarm
from tests.gateways.ocpp.sending import Send


def notify(name: str, variable: str = "Problem", **more: Any) -> list[Any]:
    data = {
        "eventId": 1,
        "timestamp": "2025-10-01T08:00:00Z",
        "trigger": "Alerting",
        "actualValue": "true",
        "eventNotificationType": "HardWiredNotification",
        "component": {"name": name, "evse": {"id": 1, "connectorId": 2}},
        "variable": {"name": variable},
    }
    payload = {"generatedAt": "2025-10-01T08:00:01Z", "seqNo": 0, "eventData": [data | more]}
    return [2, "m1", "NotifyEvent", payload]


def test_an_alert_is_an_alarm_of_its_component(send: Send) -> None:
    assert send(notify("ConnectorPlugRetentionLock")).events == (
        ChargerAlarm(
            event_id="test:1",
            event_time=1_759_305_600_000,
            source="test",
            operator_id="OP",
            station_id="ST1",
            equipment_id="CP1",
            connector_id="CP1/1/2",
            alarm="connector-lock",
            raised=True,
            raw_code="ConnectorPlugRetentionLock.Problem",
        ),
    )


@pytest.mark.parametrize("end", [{"cleared": True}, {"actualValue": "false"}])
def test_a_cleared_alert_is_gone(send: Send, end: dict[str, Any]) -> None:
    (alarm,) = send(notify("RCD", "Tripped", **end)).events
    assert isinstance(alarm, ChargerAlarm)
    assert (alarm.alarm, alarm.raised) == ("ground-fault", False)


def test_a_component_without_a_name_of_ours_is_kept_raw(send: Send) -> None:
    (alarm,) = send(notify("LiquidCoolingSystem", component={"name": "LiquidCoolingSystem"})).events
    assert isinstance(alarm, ChargerAlarm)
    assert (alarm.alarm, alarm.connector_id) == ("other", "")
    assert alarm.raw_code == "LiquidCoolingSystem.Problem"


@pytest.mark.parametrize(
    ("component", "variable", "trigger", "alarms"),
    [
        ("EmergencyStopSensor", "Active", "Delta", 1),
        ("AcDcConverter", "Active", "Delta", 0),
        ("Connector", "AvailabilityState", "Delta", 0),
        ("TemperatureSensor", "Temperature", "Periodic", 0),
        ("TemperatureSensor", "Temperature", "Alerting", 1),
    ],
)
def test_a_value_is_an_alarm_only_where_it_says_trouble(
    send: Send, component: str, variable: str, trigger: str, alarms: int
) -> None:
    decoded = send(notify(component, variable, trigger=trigger))
    assert len(decoded.events) == alarms
    assert decoded.silent == ("" if alarms else "reports values, no alarm")
