"""`vehicle.alarm`: what a vehicle warns of."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.fields import Code, Latitude, Longitude, VehiclePseudonym, column
from schemas.topic import VEHICLE

Alarm = Annotated[
    Literal[
        "temperature-difference",
        "battery-hot",
        "pack-overvoltage",
        "pack-undervoltage",
        "soc-low",
        "cell-overvoltage",
        "cell-undervoltage",
        "soc-high",
        "soc-jump",
        "battery-mismatch",
        "cell-inconsistent",
        "insulation",
        "dcdc-temperature",
        "brake",
        "dcdc-state",
        "motor-controller-temperature",
        "high-voltage-interlock",
        "motor-temperature",
        "overcharge",
        "thermal-event",
        "other",
    ],
    Meta(description="通用报警标志, bits 0 to 18 and 23.", extra=column("LowCardinality(String)")),
]
Level = Annotated[
    int, Meta(ge=0, le=4, description="最高报警等级, 0 for none.", extra=column("UInt8"))
]


@contract(
    "vehicle.alarm",
    topic=VEHICLE,
    key=("vehicle",),
    identity=("vehicle", "alarm", "raw_code", "event_time"),
)
class VehicleAlarm(Event, frozen=True, kw_only=True):
    """An alarm flag of a vehicle that was raised or has gone. Source: GB/T 32960.3 报警数据.

    A flag without a name here is `other`, its bit or fault code in `raw_code`.
    """

    vehicle: VehiclePseudonym
    alarm: Alarm
    raised: Annotated[bool, Meta(description="Raised, or gone?", extra=column("Bool"))] = True
    level: Level | None = None
    raw_code: Code = ""
    longitude: Longitude | None = None
    latitude: Latitude | None = None
