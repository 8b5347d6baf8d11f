"""StatusNotification's errorCode → `charger.alarm`: raised once, gone when NoError returns."""

from collections.abc import Callable
from typing import Any

import pytest

from gateways.ocpp.decoder import Decoded
from gateways.ocpp16.crosswalk import ALARM
from schemas.events.charger_alarm import ChargerAlarm

Send = Callable[..., Decoded]


def alarms(decoded: Decoded) -> list[tuple[str, bool, str]]:
    return [
        (each.alarm, each.raised, each.raw_code)
        for each in decoded.events
        if isinstance(each, ChargerAlarm)
    ]


@pytest.fixture
def report(send: Send) -> Send:
    """Send a StatusNotification with an error code."""

    def one(code: str, connector: int = 1, **more: Any) -> Decoded:
        said = {"connectorId": connector, "status": "Faulted", "errorCode": code}
        return send([2, "m1", "StatusNotification", said | more])

    return one


def test_an_error_is_an_alarm_beside_the_status(report: Send) -> None:
    assert report("GroundFailure", timestamp="2025-10-01T07:59:58Z").events[1] == ChargerAlarm(
        event_id="test:1.1",
        event_time=1_759_305_598_000,
        source="test",
        operator_id="OP",
        station_id="ST1",
        equipment_id="CP1",
        connector_id="CP1/1",
        alarm="ground-fault",
        raised=True,
        raw_code="GroundFailure",
    )


def test_the_alarm_goes_when_no_error_returns(report: Send) -> None:
    report("OverVoltage")
    assert alarms(report("NoError")) == [("overvoltage", False, "OverVoltage")]
    assert alarms(report("NoError")) == []


def test_an_error_that_is_said_again_is_the_same_alarm(report: Send) -> None:
    report("OverVoltage")
    assert alarms(report("OverVoltage")) == []


def test_no_error_ends_all_of_a_connectors_alarms_and_no_others(report: Send) -> None:
    for code, connector in (("OverVoltage", 1), ("ReaderFailure", 1), ("WeakSignal", 2)):
        report(code, connector)
    assert alarms(report("NoError")) == [
        ("overvoltage", False, "OverVoltage"),
        ("reader", False, "ReaderFailure"),
    ]


def test_an_error_of_connector_0_is_the_charge_points(report: Send) -> None:
    alarm = report("InternalError", connector=0).events[1]
    assert isinstance(alarm, ChargerAlarm)
    assert (alarm.equipment_id, alarm.connector_id) == ("CP1", "")


def test_an_other_error_is_named_by_the_vendors_code(report: Send) -> None:
    assert alarms(report("OtherError", vendorErrorCode="E-17")) == [("other", True, "E-17")]


def test_an_unknown_code_is_kept_raw(report: Send) -> None:
    alarm = report("SolarFlare").events[1]
    assert isinstance(alarm, ChargerAlarm)
    assert (alarm.alarm, alarm.raw_code, alarm.quality) == ("other", "SolarFlare", "code-unknown")


def test_the_crosswalk_is_complete() -> None:
    assert len(ALARM) == 15  # OCPP 1.6 ChargePointErrorCode without NoError
