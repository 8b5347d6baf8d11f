"""Ranges, and what no field may hold."""

import inspect
from typing import Any

import msgspec
import pytest

from schemas import contracts, fields, reference_tables

PERSONAL_WORDS = ("vin", "plate", "phone", "user", "vehicle", "battery", "driver", "card", "name")
PSEUDONYMS = (fields.Pseudonym, fields.VehiclePseudonym)


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [
        (fields.TimeMs, 1_262_304_000_000, 4_102_444_800_000),
        (fields.PowerW, -5_000_000, 5_000_000),
        (fields.CapacityW, 0, 10**11),
        (fields.RegisterWh, 0, 10**13),
        (fields.EnergyWh, -(10**8), 10**8),
        (fields.FeeFen, -(10**8), 10**8),
        (fields.VoltageV, 0.0, 2000.0),
        (fields.CurrentA, -2000.0, 2000.0),
        (fields.SocPercent, 0.0, 100.0),
        (fields.AirTemperatureC, -60.0, 60.0),
        (fields.PrecipitationMm, 0.0, 300.0),
        (fields.DurationS, 0, 10**7),
        (fields.Count, 0, 2**32 - 1),
        (fields.Longitude, -180.0, 180.0),
        (fields.Latitude, -90.0, 90.0),
    ],
)
def test_the_bounds_are_the_last_that_are_accepted(kind: Any, low: float, high: float) -> None:
    step = 1 if isinstance(low, int) else 0.001
    assert msgspec.convert(low, kind) == low
    assert msgspec.convert(high, kind) == high
    for outside in (low - step, high + step):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(outside, kind)


@pytest.mark.parametrize("kind", [fields.PowerW, fields.RegisterWh, fields.EnergyWh, fields.FeeFen])
def test_what_is_summed_is_an_integer(kind: Any) -> None:
    """Sums of floating-point numbers depend on the order of addition."""
    with pytest.raises(msgspec.ValidationError, match="Expected `int`, got `float`"):
        msgspec.convert(1.5, kind)


@pytest.mark.parametrize("pseudonym", ["", "k1:0123456789abcdef", "2026q1:" + "0f" * 24])
def test_a_pseudonym_is_a_key_id_and_hex(pseudonym: str) -> None:
    assert msgspec.convert(pseudonym, fields.Pseudonym) == pseudonym


@pytest.mark.parametrize(
    "raw",
    [
        "LSVAA4182E2184847",  # VIN
        "lsvaa4182e2184847",
        "k1:LSVAA4182E2184847",
        "粤B12345",  # plate
        "粤BD12345",
        "13800138000",  # phone
        "k1:13800138000",
        "440301199001011234",  # identity number
        "0123456789abcdef",  # a hash, but by no key that we know
        "k1:0123456789abcdef extra",
    ],
)
def test_a_raw_personal_value_is_no_pseudonym(raw: str) -> None:
    with pytest.raises(msgspec.ValidationError, match="matching regex"):
        msgspec.convert(raw, fields.Pseudonym)


def test_fields_of_persons_and_vehicles_are_pseudonyms() -> None:
    """A new field that sounds personal has to be one, or be listed here with its reason."""
    not_personal = {
        f"{place}.name"
        for place in (
            *("corridor", "district", "feeder", "lot", "operator"),
            *("policy_indicator", "policy_station"),
            *("road_segment", "roadside_unit", "station", "town"),
        )
    }
    structs: dict[str, type] = {each.event_type: each.struct for each in contracts()}
    structs |= {each.name: each.struct for each in reference_tables()}
    pseudonyms: set[str] = set()
    raw: set[str] = set()
    for owner, struct in structs.items():
        for name, annotation in _annotations(struct).items():
            if set(name.split("_")) & set(PERSONAL_WORDS):
                found = pseudonyms if annotation in PSEUDONYMS else raw
                found.add(f"{owner}.{name}")
    assert pseudonyms == {
        "bay.use.vehicle",
        "charger.reservation.user",
        "charger.reservation.vehicle",
        "charger.session.user",
        "charger.session.vehicle",
        "charging.attempt.user",
        "charging.attempt.vehicle",
        "charging.session.user",
        "charging.session.vehicle",
        "parking.bay.vehicle",
        "swap.order.battery_in",
        "swap.order.battery_out",
        "swap.order.user",
        "swap.order.vehicle",
        "vehicle.alarm.vehicle",
        "vehicle.telemetry.vehicle",
    }
    assert raw == not_personal


def _annotations(struct: type) -> dict[str, Any]:
    own = [inspect.get_annotations(base) for base in struct.__mro__]
    return {name: kind for each in own for name, kind in each.items()}
