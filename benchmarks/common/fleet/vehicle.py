"""50,000 vehicles, forwarded by five platforms."""

from typing import Any

from benchmarks.common.fleet.numbers import event_id, spread
from schemas.events.vehicle_alarm import VehicleAlarm
from schemas.events.vehicle_telemetry import VehicleTelemetry

_VEHICLES, _PLATFORMS = 50_000, 5


def telemetry(number: int, time_ms: int) -> VehicleTelemetry:
    """A vehicle on the road."""
    return VehicleTelemetry(
        **_vehicle(number, time_ms),
        state="started",
        charge_state="not-charging",
        drive_mode="electric",
        speed_kmh=spread(number, 1_200) / 10,
        odometer_m=10_000_000 + number * 100,
        voltage_v=340 + spread(number, 600, 1) / 10,
        current_a=-spread(number, 2_000, 2) / 10,
        soc_percent=spread(number, 101, 3),
        insulation_kohm=2_000,
        longitude=106.4 + spread(number, 300_000, 4) / 1_000_000,
        latitude=29.4 + spread(number, 300_000, 5) / 1_000_000,
    )


def alarm(number: int, time_ms: int) -> VehicleAlarm:
    """A warning of a vehicle."""
    return VehicleAlarm(**_vehicle(number, time_ms), alarm="soc-low", level=1, raw_code="4")


def _vehicle(number: int, time_ms: int) -> dict[str, Any]:
    return {
        "event_id": event_id(number),
        "event_time": time_ms,
        "source": "gbt32960",
        "operator_id": f"platform-{number % _PLATFORMS}",
        "vehicle": f"k1:{number % _VEHICLES:032x}",
    }
