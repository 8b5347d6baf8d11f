"""`vehicle.telemetry`: what a vehicle reports of itself while it is awake."""

from datetime import timedelta
from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.fields import (
    InsulationKohm,
    Latitude,
    Longitude,
    SocPercent,
    SpeedKmh,
    VehiclePseudonym,
    VoltageV,
    column,
    quantity,
)
from schemas.topic import VEHICLE

_WORD = column("LowCardinality(String)")

State = Annotated[
    Literal["started", "off", "other", "unknown"], Meta(description="车辆状态.", extra=_WORD)
]
ChargeState = Annotated[
    Literal["parked-charging", "driving-charging", "not-charging", "charged", "unknown"],
    Meta(description="充电状态.", extra=_WORD),
]
DriveMode = Annotated[
    Literal["electric", "hybrid", "fuel", "unknown"], Meta(description="运行模式.", extra=_WORD)
]
BatteryA = Annotated[
    float,
    quantity("Float32", "ZSTD(1)", "A", -3000, 3000, "Current into the battery, else negative."),
]
OdometerM = Annotated[
    int, quantity("UInt32", "Delta, ZSTD(1)", "m", 0, 4 * 10**9, "Distance ever driven.")
]


@contract(
    "vehicle.telemetry",
    topic=VEHICLE,
    key=("vehicle",),
    identity=("vehicle", "event_time"),
    silence=timedelta(minutes=5),
)
class VehicleTelemetry(Event, frozen=True, kw_only=True):
    """Telemetry of a vehicle, named by its pseudonym; what it calls invalid (FE, FF) is absent.

    `operator_id` is the platform that forwarded it. `reissued` marks what was sent late on purpose
    补发, after a time without connection. Source: GB/T 32960.3 整车数据, 车辆位置数据.
    """

    vehicle: VehiclePseudonym
    state: State = "unknown"
    charge_state: ChargeState = "unknown"
    drive_mode: DriveMode = "unknown"
    speed_kmh: SpeedKmh | None = None
    odometer_m: OdometerM | None = None
    voltage_v: VoltageV | None = None
    current_a: BatteryA | None = None
    soc_percent: SocPercent | None = None
    insulation_kohm: InsulationKohm | None = None
    longitude: Longitude | None = None
    latitude: Latitude | None = None
    reissued: Annotated[bool, Meta(description="Sent late, 补发?", extra=column("Bool"))] = False
