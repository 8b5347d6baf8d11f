"""What a vehicle says of itself: words, units, offsets, and what it does not know."""

from typing import Any

import pytest

from gateways.gbt32960.decoder import Decoded
from schemas.events.vehicle_telemetry import VehicleTelemetry
from tests.gateways.gbt32960.conftest import Send
from tests.gateways.gbt32960.encoder import (
    OF_2016,
    OF_2025,
    REISSUE,
    alarm,
    frame,
    position,
    realtime,
    vehicle,
)


def telemetry(decoded: Decoded) -> VehicleTelemetry:
    (event,) = decoded.events
    assert isinstance(event, VehicleTelemetry)
    return event


@pytest.mark.parametrize(
    ("raw", "field", "value"),
    [
        ({"state": 2}, "state", "off"),
        ({"state": 3}, "state", "other"),
        ({"charging": 2}, "charge_state", "driving-charging"),
        ({"charging": 4}, "charge_state", "charged"),
        ({"mode": 2}, "drive_mode", "hybrid"),
        ({"mode": 3}, "drive_mode", "fuel"),
        ({"speed": 2_200}, "speed_kmh", 220.0),
        ({"mileage": 9_999_999}, "odometer_m", 999_999_900),
        ({"soc": 100}, "soc_percent", 100.0),
    ],
)
def test_words_and_units(send: Send, raw: dict[str, Any], field: str, value: Any) -> None:
    said = telemetry(send(realtime(vehicle(**raw))))
    assert (getattr(said, field), said.quality) == (value, "ok")


@pytest.mark.parametrize(
    ("start", "raw", "amperes"),
    [
        (OF_2016, 0, 1_000),
        (OF_2016, 10_000, 0),
        (OF_2016, 20_000, -1_000),
        (OF_2025, 0, 3_000),
        (OF_2025, 30_000, 0),
        (OF_2025, 60_000, -3_000),
    ],
)
def test_current_into_the_battery_by_the_offset_of_its_edition(
    send: Send, start: bytes, raw: int, amperes: float
) -> None:
    said = telemetry(send(realtime(vehicle(start, current=raw), start=start)))
    assert said.current_a == amperes


@pytest.mark.parametrize("last", [0xFE, 0xFF])
def test_what_is_abnormal_or_invalid_is_unknown(send: Send, last: int) -> None:
    word, long = 0xFF00 | last, 0xFFFFFF00 | last
    unit = vehicle(
        state=last, charging=last, mode=last, speed=word, mileage=long, voltage=word,
        current=word, soc=last, insulation=word,
    )  # fmt: skip
    said = telemetry(send(realtime(unit, position(longitude=long))))
    assert (said.state, said.charge_state, said.drive_mode) == ("unknown",) * 3
    assert (said.speed_kmh, said.odometer_m, said.voltage_v, said.current_a) == (None,) * 4
    assert (said.soc_percent, said.insulation_kohm) == (None, None)
    assert (said.longitude, said.latitude, said.quality) == (None, None, "ok")


def test_a_code_that_no_edition_has_is_unknown_and_said_so(send: Send) -> None:
    said = telemetry(send(realtime(vehicle(charging=5))))
    assert (said.charge_state, said.quality) == ("unknown", "code-unknown")


@pytest.mark.parametrize(
    ("status", "longitude", "latitude"),
    [
        (0b000, 106.551234, 29.561),
        (0b010, 106.551234, -29.561),
        (0b100, -106.551234, 29.561),
        (0b110, -106.551234, -29.561),
    ],
)
def test_hemispheres(send: Send, status: int, longitude: float, latitude: float) -> None:
    said = telemetry(send(realtime(position(status=status))))
    assert (said.longitude, said.latitude) == (longitude, latitude)


@pytest.mark.parametrize(
    "unit", [position(OF_2025, status=1), position(OF_2025, coordinates=3), position(OF_2025)[:0]]
)
def test_a_position_that_is_invalid_or_of_no_known_system_is_unknown(
    send: Send, unit: bytes
) -> None:
    said = telemetry(send(realtime(vehicle(OF_2025), unit, start=OF_2025)))
    assert (said.longitude, said.latitude) == (None, None)


def test_gcj_02_is_converted(send: Send) -> None:
    """By a known pair of `tests/gateways/test_gcj02.py`."""
    unit = position(OF_2025, coordinates=2, longitude=121_531_542, latitude=31_175_304)
    said = telemetry(send(realtime(unit, start=OF_2025)))
    assert (said.longitude, said.latitude) == (121.527211, 31.177428)


def test_what_comes_late_says_so(send: Send) -> None:
    data = realtime(vehicle())[24:-1]
    assert telemetry(send(frame(REISSUE, data))).reissued


def test_units_after_an_unknown_one_are_not_read(send: Send) -> None:
    decoded = send(realtime(vehicle(), b"\x0a\x01\x02", position()))
    assert telemetry(decoded).longitude is None
    assert decoded.unread == 13


def test_a_frame_without_what_is_kept_is_silent(send: Send) -> None:
    assert send(realtime(b"\x04\x01\x07\xd0\x00\x64", alarm())) == Decoded(
        silent="no unit that is kept, or no alarm that changed"
    )
