"""notification_equip_charge_status and notification_realtime_power_info → `charger.meter`."""

from collections.abc import Callable
from typing import Any

import pytest

from gateways.refusal import RefusedError
from gateways.tcec102.push import Decoded
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_status import ChargerStatus
from tests.gateways.tcec102.examples import CHARGING, NOW, POWER

Decode = Callable[[str, Any], Decoded]


def meters(decoded: Decoded) -> list[ChargerMeter]:
    return [each for each in decoded.events if isinstance(each, ChargerMeter)]


def test_a_sample_is_of_its_end_time_and_has_no_register(decode: Decode) -> None:
    (meter,) = meters(decode("equip_charge_status", CHARGING))
    assert (meter.station_id, meter.connector_id) == ("ST1", "1001")
    assert meter.event_time == NOW - 30_000
    assert (meter.voltage_v, meter.current_a, meter.soc_percent) == (380.2, 120.5, 63.5)
    assert (meter.import_wh, meter.export_wh, meter.power_w) == (None, None, None)


def test_the_status_beside_it_has_the_same_time(decode: Decode) -> None:
    status = decode("equip_charge_status", CHARGING).events[1]
    assert isinstance(status, ChargerStatus)
    assert (status.event_time, status.occupancy, status.raw_code) == (
        NOW - 30_000,
        "charging",
        "3",
    )


def test_the_answer_names_the_order(decode: Decode) -> None:
    assert decode("equip_charge_status", CHARGING).answer == {
        "StartChargeSeq": "MA1234567000000000000000001",
        "SuccStat": 0,
    }


@pytest.mark.parametrize(
    ("phases", "voltage", "current"),
    [
        ({"VoltageB": 0, "VoltageC": 0, "CurrentB": 0, "CurrentC": 0}, 380.2, 120.5),
        (
            {
                "VoltageA": 220,
                "VoltageB": 221,
                "VoltageC": 222,
                "CurrentA": 32,
                "CurrentB": "31.5",
                "CurrentC": 31,
            },
            221.0,
            94.5,
        ),
        ({"VoltageA": 0, "CurrentA": 0}, 0.0, 0.0),
        ({"VoltageA": None, "CurrentA": ""}, None, None),
    ],
)
def test_phases(decode: Decode, phases: Any, voltage: float | None, current: float | None) -> None:
    (meter,) = meters(decode("equip_charge_status", CHARGING | phases))
    assert (meter.voltage_v, meter.current_a) == (voltage, current)


def test_where_nothing_was_measured_there_is_no_meter(decode: Decode) -> None:
    nothing = {"VoltageA": None, "CurrentA": None, "Soc": None}
    assert meters(decode("equip_charge_status", CHARGING | nothing)) == []


@pytest.mark.parametrize(
    ("wrong", "reason", "field"),
    [
        ({"Soc": 100.1}, "out-of-range", "$.Soc"),
        ({"Soc": "NaN"}, "out-of-range", "$.Soc"),
        ({"VoltageA": 1e300}, "out-of-range", "$.VoltageA"),
        ({"CurrentA": "-sNaN"}, "out-of-range", "$.CurrentA"),
        ({"EndTime": None}, "missing-field", "$.EndTime"),
        ({"EndTime": "2025-13-01 00:00:00"}, "wrong-type", "$.EndTime"),
        ({"StartChargeSeq": 1}, "wrong-type", "$.StartChargeSeq"),
    ],
)
def test_reason_and_field(decode: Decode, wrong: Any, reason: str, field: str) -> None:
    with pytest.raises(RefusedError) as refused:
        decode("equip_charge_status", CHARGING | wrong)
    assert (refused.value.reason, refused.value.field) == (reason, field)


def test_realtime_power_is_of_each_connector_at_the_nearest_time(decode: Decode) -> None:
    found = meters(decode("realtime_power_info", POWER))
    assert [(each.connector_id, each.power_w, each.event_time) for each in found] == [
        ("1001", 60_100, NOW - 15 * 60_000),
        ("1002", 7_000, NOW - 15 * 60_000 + 2_000),
    ]
    assert {each.station_id for each in found} == {"ST1"}


def test_a_code_that_is_too_long_is_refused_by_the_name_it_has_here(decode: Decode) -> None:
    with pytest.raises(RefusedError) as caught:
        decode("equip_charge_status", CHARGING | {"ConnectorStatus": "x" * 5000})
    assert caught.value.field == "$.ConnectorStatus"
