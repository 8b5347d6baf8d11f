"""MeterValues → `charger.meter`: units with multipliers, phases folded."""

from typing import Any

import pytest

from gateways.ocpp.decoder import Decoded
from schemas.events.charger_meter import ChargerMeter
from schemas.events.dead_letter import DeadLetter
from tests.gateways.ocpp.sending import Send
from tests.gateways.ocpp201.transaction import STARTED, measured, sample


def values(*sampled: Any, evse: int = 1) -> list[Any]:
    return [2, "m", "MeterValues", {"evseId": evse, "meterValue": measured("08:00:00", *sampled)}]


def meter(decoded: Decoded) -> ChargerMeter:
    (event,) = decoded.events
    assert isinstance(event, ChargerMeter)
    return event


@pytest.mark.parametrize(
    ("value", "unit", "wh"),
    [
        (1500, {}, 1500),
        (12.345, {"unit": "kWh"}, 12_345),
        (15, {"unit": "Wh", "multiplier": 2}, 1500),
        (15_000, {"multiplier": -1}, 1500),
        (1.5, {"unit": "kWh", "multiplier": 1}, 15_000),
    ],
)
def test_energy_is_whole_wh(send: Send, value: float, unit: dict[str, Any], wh: int) -> None:
    assert meter(send(values(sample(value, unitOfMeasure=unit)))).import_wh == wh


def test_phases_are_summed_and_voltages_averaged(send: Send) -> None:
    sampled = [
        sample(value, measurand, phase=phase)
        for measurand, three in (
            ("Power.Active.Import", (1000, 1100, 1200)),
            ("Voltage", (229, 230, 231)),
        )
        for phase, value in zip(("L1", "L2", "L3"), three, strict=True)
    ]
    found = meter(send(values(*sampled)))
    assert (found.power_w, found.voltage_v) == (3300, 230.0)


def test_a_meter_belongs_to_the_connector_that_its_evse_has_in_use(send: Send) -> None:
    assert meter(send(values(sample(1)))).connector_id == "CP1/1/1"
    send(STARTED)
    assert meter(send(values(sample(1)))).connector_id == "CP1/1/2"


def test_the_main_meter_is_no_connector(send: Send) -> None:
    assert send(values(sample(1), evse=0)).silent == "main meter of the charging station"


@pytest.mark.parametrize(
    ("bad", "reason", "field"),
    [
        (sample(10, "Voltage", unitOfMeasure={"unit": "kWh"}), "unknown-code", "Voltage"),
        (
            sample(1, unitOfMeasure={"multiplier": 99}),
            "out-of-range",
            "Energy.Active.Import.Register",
        ),
        (sample(1e300), "out-of-range", "Energy.Active.Import.Register"),
        (sample(101, "SoC"), "out-of-range", "$.soc_percent"),
        ({"measurand": "SoC"}, "missing-field", "$.meterValue[0].sampledValue[1].value"),
    ],
)
def test_a_bad_value_refuses_the_frame(send: Send, bad: Any, reason: str, field: str) -> None:
    (letter,) = send(values(sample(7, "Power.Active.Import"), bad)).events
    assert isinstance(letter, DeadLetter)
    assert (letter.reason, letter.field) == (reason, field)
