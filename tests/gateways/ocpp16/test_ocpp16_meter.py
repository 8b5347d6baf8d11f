"""MeterValues → `charger.meter`: one row a moment, base units, phases folded."""

from collections.abc import Callable
from typing import Any

import pytest

from gateways.ocpp.decoder import Decoded
from schemas.events.charger_meter import ChargerMeter
from schemas.events.dead_letter import DeadLetter

Send = Callable[..., Decoded]
AT = "2025-10-01T08:00:00Z"


def values(*sampled: dict[str, str], at: str = AT, connector: int = 1) -> list[Any]:
    moment = {"timestamp": at, "sampledValue": list(sampled)}
    return [2, "m1", "MeterValues", {"connectorId": connector, "meterValue": [moment]}]


def sample(value: str, measurand: str = "", **more: str) -> dict[str, str]:
    return {"value": value} | ({"measurand": measurand} if measurand else {}) | more


def meter(decoded: Decoded) -> ChargerMeter:
    (event,) = decoded.events
    assert isinstance(event, ChargerMeter)
    return event


def test_the_samples_of_a_moment_are_one_row(send: Send) -> None:
    frame = values(
        sample("2300123", "Energy.Active.Import.Register", unit="Wh"),
        sample("211.6", "Voltage", unit="V", phase="L1"),
        sample("0.41", "Current.Import", unit="A", phase="L1"),
        sample("1", "Power.Offered", unit="W"),
        sample("87", "Power.Active.Import", unit="W"),
        sample("54.5", "SoC", unit="Percent", location="EV"),
    )
    assert meter(send(frame)) == ChargerMeter(
        event_id="test:1",
        event_time=1_759_305_600_000,
        source="test",
        operator_id="OP",
        station_id="ST1",
        connector_id="CP1/1",
        import_wh=2_300_123,
        power_w=87,
        voltage_v=211.6,
        current_a=0.41,
        soc_percent=54.5,
    )


def test_a_value_with_nothing_else_is_the_import_register_in_wh(send: Send) -> None:
    assert meter(send(values(sample("1500")))).import_wh == 1500


@pytest.mark.parametrize(
    ("value", "unit", "wh"), [("12.345", "kWh", 12_345), ("7.5", "Wh", 8), ("8.5", "Wh", 9)]
)
def test_energy_is_whole_wh_rounded_half_up(send: Send, value: str, unit: str, wh: int) -> None:
    found = meter(send(values(sample(value, "Energy.Active.Import.Register", unit=unit))))
    assert found.import_wh == wh


def test_kilowatts_are_watts(send: Send) -> None:
    assert meter(send(values(sample("7.2", "Power.Active.Import", unit="kW")))).power_w == 7200


def test_power_of_phases_is_summed_and_voltage_averaged(send: Send) -> None:
    phases = [
        sample(value, measurand, phase=phase)
        for measurand, three in (
            ("Power.Active.Import", ("1000", "1100", "1200")),
            ("Voltage", ("229", "230", "231")),
            ("Current.Import", ("4.5", "4.6", "4.7")),
        )
        for phase, value in zip(("L1", "L2", "L3"), three, strict=True)
    ]
    found = meter(send(values(*phases)))
    assert (found.power_w, found.voltage_v, found.current_a) == (3300, 230.0, 13.8)


def test_a_value_of_the_whole_outranks_its_phases(send: Send) -> None:
    frame = values(
        sample("3000", "Power.Active.Import"), sample("1000", "Power.Active.Import", phase="L1")
    )
    assert meter(send(frame)).power_w == 3000


def test_the_neutral_is_no_phase(send: Send) -> None:
    frame = values(
        sample("10", "Current.Import", phase="L1"), sample("3", "Current.Import", phase="N")
    )
    assert meter(send(frame)).current_a == 10.0


def test_discharging_is_negative_with_a_register_of_its_own(send: Send) -> None:
    frame = values(
        sample("5", "Power.Active.Export", unit="kW"),
        sample("12.5", "Current.Export"),
        sample("900", "Energy.Active.Export.Register"),
    )
    found = meter(send(frame))
    assert (found.power_w, found.current_a, found.export_wh) == (-5000, -12.5, 900)
    assert found.import_wh is None


def test_what_was_not_measured_is_absent(send: Send) -> None:
    found = meter(send(values(sample("0", "Power.Active.Import"))))
    assert (found.power_w, found.import_wh, found.soc_percent) == (0, None, None)


def test_several_moments_are_several_rows_with_ids_of_their_own(send: Send) -> None:
    moments = [
        {"timestamp": f"2025-10-01T08:0{minute}:00Z", "sampledValue": [sample(str(minute))]}
        for minute in (0, 1)
    ]
    frame = [2, "m1", "MeterValues", {"connectorId": 2, "meterValue": moments}]
    assert [(each.event_id, each.event_time) for each in send(frame).events] == [
        ("test:1", 1_759_305_600_000),
        ("test:1.1", 1_759_305_660_000),
    ]


def test_one_moment_in_two_parts_is_one_row(send: Send) -> None:
    parts = [
        {"timestamp": AT, "sampledValue": [sample("10")]},
        {"timestamp": AT, "sampledValue": [sample("7", "Power.Active.Import", unit="W")]},
    ]
    found = meter(send([2, "m1", "MeterValues", {"connectorId": 1, "meterValue": parts}]))
    assert (found.import_wh, found.power_w) == (10, 7)


@pytest.mark.parametrize("context", ["Transaction.Begin", "Sample.Clock", "Interruption.End"])
def test_any_context_is_a_sample(send: Send, context: str) -> None:
    assert meter(send(values(sample("10", context=context)))).import_wh == 10


@pytest.mark.parametrize(
    "other",
    [
        sample("30", "Temperature", unit="Celsius"),
        sample("10", "Energy.Active.Import.Interval"),
        sample("0A1B", format="SignedData"),
        sample("10", location="Inlet"),
    ],
)
def test_what_the_contract_does_not_hold_makes_no_row(send: Send, other: dict[str, str]) -> None:
    assert send(values(other)) == Decoded("MeterValues", (), "nothing measured that is kept")


def test_the_main_meter_is_no_connector(send: Send) -> None:
    found = send(values(sample("10"), connector=0))
    assert found == Decoded("MeterValues", (), "main meter of the charge point")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (sample("ten"), "wrong-type"),
        (sample("NaN"), "wrong-type"),
        (sample("-5"), "out-of-range"),
        (sample("101", "SoC"), "out-of-range"),
        (sample("10", "Voltage", unit="kWh"), "unknown-code"),
    ],
)
def test_a_bad_value_refuses_the_frame(send: Send, bad: dict[str, str], reason: str) -> None:
    (letter,) = send(values(sample("7", "Power.Active.Import"), bad)).events
    assert isinstance(letter, DeadLetter)
    assert (letter.reason, letter.contract) == (reason, "charger.meter.v1")
