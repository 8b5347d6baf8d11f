"""`charger.alarm`: what a pile warns of."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.fields import Code, Id, InsulationKohm, OptionalId, TemperatureC, column
from schemas.topic import CHARGER

ChargerAlarmKind = Annotated[
    Literal[
        "emergency-stop",
        "gun-hot",
        "insulation",
        "ground-fault",
        "overcurrent",
        "overvoltage",
        "undervoltage",
        "connector-lock",
        "vehicle-communication",
        "meter",
        "power-module",
        "reader",
        "smoke",
        "water",
        "door-open",
        "other",
    ],
    Meta(description="What it warns of.", extra=column("LowCardinality(String)")),
]


@contract(
    "charger.alarm",
    topic=CHARGER,
    key=("operator_id", "station_id"),
    identity=(
        "operator_id",
        "station_id",
        "equipment_id",
        "connector_id",
        "alarm",
        "raw_code",
        "event_time",
    ),
)
class ChargerAlarm(Event, frozen=True, kw_only=True):
    """An alarm of a pile that was raised or has gone, with what was measured at that moment.

    An empty `connector_id` speaks of the whole equipment. An alarm without a name here is `other`,
    its code in `raw_code`. Source: OCPP 1.6 ChargePointErrorCode; OCPP 2.0.1 NotifyEvent; status
    codes of vendors.
    """

    station_id: Id
    equipment_id: OptionalId = ""
    connector_id: OptionalId = ""
    alarm: ChargerAlarmKind
    raised: Annotated[bool, Meta(description="Raised, or gone?", extra=column("Bool"))] = True
    raw_code: Code = ""
    gun_temperature_c: Annotated[
        TemperatureC | None, Meta(description="Hottest contact of the gun 枪头.")
    ] = None
    insulation_kohm: InsulationKohm | None = None
