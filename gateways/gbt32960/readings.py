"""What 整车数据 and 车辆位置数据 say, in the fields of `vehicle.telemetry`.

Values that the sender calls abnormal (…FE) or invalid (…FF) are absent.
"""

from struct import Struct
from typing import Any

from gateways.gbt32960.frame import Edition
from gateways.gcj02 import Position, to_wgs84
from gateways.refusal import RefusedError
from schemas.contract import declared
from schemas.events.vehicle_telemetry import ChargeState, DriveMode, State, VehicleTelemetry

TELEMETRY = declared(VehicleTelemetry).wire_type

# status, charging, mode, speed, mileage, voltage, current, SOC, DC-DC, gear, insulation; what
# 2016 has after it (the pedals) is not kept.
_VEHICLE = Struct(">BBBHIHHBxxH")
_POSITION = {Edition.OF_2016: Struct(">BII"), Edition.OF_2025: Struct(">BxII")}
_OFFSET_DA = {Edition.OF_2016: 10_000, Edition.OF_2025: 30_000}  # 0.1 A

_STATE: dict[int, State] = {1: "started", 2: "off", 3: "other"}
_CHARGE: dict[int, ChargeState] = {
    1: "parked-charging",
    2: "driving-charging",
    3: "not-charging",
    4: "charged",
}
_MODE: dict[int, DriveMode] = {1: "electric", 2: "hybrid", 3: "fuel"}

_NOT_VALID, _SOUTH, _WEST = 1, 2, 4
_WGS_84, _GCJ_02 = 1, 2
_DECIMALS = 6  # as on the wire


def vehicle(edition: Edition, unit: bytes) -> dict[str, Any]:
    """Fields of 整车数据.

    Raises:
        RefusedError: the current is beyond what the edition can say.
    """
    state, charging, mode, speed, mileage, voltage, current, soc, insulation = _VEHICLE.unpack_from(
        unit
    )
    codes = ((state, _STATE), (charging, _CHARGE), (mode, _MODE))
    strange = any(code < 0xFE and code not in words for code, words in codes)
    return {
        "state": _STATE.get(state, "unknown"),
        "charge_state": _CHARGE.get(charging, "unknown"),
        "drive_mode": _MODE.get(mode, "unknown"),
        "speed_kmh": _tenths(_known(speed, 2)),
        "odometer_m": None if (tenths := _known(mileage, 4)) is None else tenths * 100,
        "voltage_v": _tenths(_known(voltage, 2)),
        "current_a": _current(edition, _known(current, 2)),
        "soc_percent": _known(soc, 1),
        "insulation_kohm": _known(insulation, 2),
        "quality": "code-unknown" if strange else "ok",
    }


def position(edition: Edition, unit: bytes) -> dict[str, Any]:
    """Longitude and latitude of 车辆位置数据 in WGS 84; nothing where that cannot be known."""
    status, *degrees = _POSITION[edition].unpack(unit)
    coordinates = unit[1] if edition == Edition.OF_2025 else _WGS_84
    if status & _NOT_VALID or coordinates not in (_WGS_84, _GCJ_02):
        return {}
    longitude, latitude = (_known(each, 4) for each in degrees)
    if longitude is None or latitude is None:
        return {}
    east = (-longitude if status & _WEST else longitude) / 1e6
    north = (-latitude if status & _SOUTH else latitude) / 1e6
    if coordinates == _GCJ_02:
        east, north = (round(each, _DECIMALS) for each in to_wgs84(Position(east, north)))
    return {"longitude": east, "latitude": north}


def _known(raw: int, size: int) -> int | None:
    return None if raw >= (1 << 8 * size) - 2 else raw


def _tenths(raw: int | None) -> float | None:
    return None if raw is None else raw / 10


def _current(edition: Edition, raw: int | None) -> float | None:
    """Current into the battery: on the wire, we assume, it is positive out of it."""
    if raw is None:
        return None
    offset = _OFFSET_DA[edition]
    if raw > 2 * offset:
        raise RefusedError("out-of-range", TELEMETRY, "$.current_a", "beyond the edition's range")
    return (offset - raw) / 10
