"""notification_charge_order_info → `charger.session`."""

from collections.abc import Callable
from typing import Any

import pytest

from gateways.refusal import RefusedError
from gateways.tcec102.push import Decoded
from schemas.events.charger_session import ChargerSession
from tests.gateways.tcec102.examples import NOW, ORDER, PERSONS, PHONE, PLATE, PSEUDONYMS, VIN

Decode = Callable[[str, Any], Decoded]


def session(decode: Decode, **more: Any) -> ChargerSession:
    (event,) = decode("charge_order_info", ORDER | more).events
    assert isinstance(event, ChargerSession)
    return event


def test_an_order_is_a_session(decode: Decode) -> None:
    assert session(decode) == ChargerSession(
        event_id="tcec102:6a9d12a0390f8c8523bbca6813b322b5",
        event_time=NOW - 100_000,
        source="gateway:tcec102",
        operator_id="MA1234567",
        session_id="MA1234567000000000000000001",
        station_id="ST1",
        equipment_id="EQ1",
        connector_id="1001",
        charge_start=NOW - 3_600_000,
        charge_end=NOW - 100_000,
        energy_wh=41_270,
        stop_reason="vehicle",
        raw_stop_reason="2",
        energy_fee_fen=3_302,
        service_fee_fen=1_651,
    )


def test_the_answer_confirms_it(decode: Decode) -> None:
    assert decode("charge_order_info", ORDER).answer == {
        "StartChargeSeq": "MA1234567000000000000000001",
        "ConnectorID": "1001",
        "ConfirmResult": 0,
    }


@pytest.mark.parametrize(
    ("yuan", "fen"),
    [(0.29, 29), (1.15, 115), ("4.35", 435), (1.005, 101), (2.675, 268), (0, 0), (None, None)],
)
def test_fees_are_exact(decode: Decode, yuan: Any, fen: int | None) -> None:
    assert session(decode, TotalElecMoney=yuan).energy_fee_fen == fen


@pytest.mark.parametrize("spelled", ["TotalSeviceMoney", "TotalServiceMoney"])
def test_service_in_both_spellings(decode: Decode, spelled: str) -> None:
    bare = {key: each for key, each in ORDER.items() if key != "TotalSeviceMoney"}
    (event,) = decode("charge_order_info", bare | {spelled: 16.51}).events
    assert isinstance(event, ChargerSession)
    assert event.service_fee_fen == 1_651


def test_elect_money_is_elec_money(decode: Decode) -> None:
    bare = {key: each for key, each in ORDER.items() if key != "TotalElecMoney"}
    (event,) = decode("charge_order_info", bare | {"TotalElectMoney": 33.02}).events
    assert isinstance(event, ChargerSession)
    assert event.energy_fee_fen == 3_302


@pytest.mark.parametrize(
    ("code", "reason", "quality"),
    [
        (0, "user", "ok"),
        (1, "operator", "ok"),
        (2, "vehicle", "ok"),
        (3, "equipment-fault", "ok"),
        ("4", "unplugged", "ok"),
        (77, "unknown", "code-unknown"),
    ],
)
def test_stop_reasons(decode: Decode, code: Any, reason: str, quality: str) -> None:
    found = session(decode, StopReason=code)
    assert (found.stop_reason, found.raw_stop_reason, found.quality) == (reason, str(code), quality)


def test_registers_of_chengdu(decode: Decode) -> None:
    found = session(decode, MeterValueStart=1200.5, MeterValueEnd="1241.77")
    assert (found.register_start_wh, found.register_end_wh) == (1_200_500, 1_241_770)
    assert found.quality == "ok"


def test_registers_that_fall_are_doubtful(decode: Decode) -> None:
    found = session(decode, MeterValueStart=1241.77, MeterValueEnd=3)
    assert (found.energy_wh, found.quality) == (41_270, "energy-doubtful")


def test_vin_and_plate_are_one_vehicle_and_a_phone_is_the_operators_user(decode: Decode) -> None:
    by_vin, by_plate = session(decode, VIN=VIN), session(decode, LicensePlate=PLATE)
    assert by_vin.vehicle == by_plate.vehicle == PERSONS.vehicles.by_vin(VIN) != ""
    user = PSEUDONYMS.of("user", PHONE, issuer="MA1234567")
    assert session(decode, Phone=PHONE).user == user != ""


def test_an_order_of_zhejiang(decode: Decode) -> None:
    order = {
        "OrderNo": "Z-1",
        "OrderStatus": 4,
        "StationID": "ST9",
        "EquipmentID": "EQ9",
        "ConnectorID": "9001",
        "StartTime": "2025-10-01 15:00:00",
        "EndTime": "2025-10-01 15:58:20",
        "TotalElect": 41.27,
        "StartSoc": 20,
        "EndSoc": 81.5,
        "PushTime": "2025-10-01 15:59:00",
    }
    decoded = decode("charge_order_info", order)
    (event,) = decoded.events
    assert isinstance(event, ChargerSession)
    assert (event.session_id, event.station_id, event.energy_wh) == ("Z-1", "ST9", 41_270)
    assert (event.soc_start_percent, event.soc_end_percent) == (20, 81.5)
    assert (event.energy_fee_fen, event.event_time) == (None, NOW - 100_000)
    assert decoded.answer["OrderNo"] == "Z-1"


@pytest.mark.parametrize("unfinished", [1, 2, 3, 5, 7])
def test_an_order_that_is_not_finished_is_confirmed_and_makes_no_event(
    decode: Decode, unfinished: int
) -> None:
    decoded = decode("charge_order_info", ORDER | {"OrderStatus": unfinished, "EndTime": None})
    assert (decoded.events, decoded.answer["ConfirmResult"]) == ((), 0)


@pytest.mark.parametrize(
    ("wrong", "reason", "field"),
    [
        ({"TotalPower": -1}, "out-of-range", "$.TotalPower"),
        ({"TotalPower": 1e9}, "out-of-range", "$.TotalPower"),
        ({"TotalPower": "NaN"}, "out-of-range", "$.TotalPower"),
        ({"TotalPower": "1E+999999"}, "out-of-range", "$.TotalPower"),
        ({"TotalPower": "viel"}, "wrong-type", "$.TotalPower"),
        ({"TotalElecMoney": 1e7}, "out-of-range", "$.TotalElecMoney"),
        ({"EndTime": "2025-10-01 14:00:00"}, "impossible", "$.EndTime"),
        ({"StartChargeSeq": ""}, "out-of-range", "$.StartChargeSeq"),
        ({"ConnectorID": "2002"}, "missing-field", "$.ConnectorID"),
    ],
)
def test_reason_and_field(decode: Decode, wrong: Any, reason: str, field: str) -> None:
    with pytest.raises(RefusedError) as refused:
        decode("charge_order_info", ORDER | wrong)
    assert (refused.value.reason, refused.value.field) == (reason, field)
