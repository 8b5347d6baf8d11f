"""`bay.use`: what the bay of a connector is used for, by vehicle, pile and bay 车桩位 together."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.events.charger_status import Occupancy
from schemas.events.parking_bay import BayOccupancy, EnergyClass
from schemas.fields import Id, PowerW, Pseudonym, TimeMs, column
from schemas.topic import STATIONS

Use = Annotated[
    Literal[
        "free",
        "unplugged",
        "reserved",
        "waiting",
        "charging",
        "discharging",
        "full-not-moved",
        "ev-idle",
        "ice-blocked",
        "vehicle-unknown",
        "contradiction",
        "unknown",
    ],
    Meta(
        description="`unplugged`: nobody is plugged in, and of the bay nothing is known. "
        "`waiting`: plugged in before charging, or while the pile gives nothing. "
        "`full-not-moved` 充满未移车: plugged in and asking for no power. `ev-idle`, "
        "`ice-blocked` 油车占位, `vehicle-unknown`: parked and not plugged in, by energy class. "
        "`contradiction`: connector, meter and bay cannot all be right.",
        extra=column("LowCardinality(String)"),
    ),
]


@contract(
    "bay.use",
    topic=STATIONS,
    key=("operator_id", "station_id"),
    identity=("operator_id", "station_id", "connector_id", "since"),
)
class BayUse(Event, frozen=True, kw_only=True):
    """The use of a bay changed at `since`, and what it was used for until then.

    `event_time` is when that was sure. Uses of a connector follow each other without a gap, so
    `since` less `previous_since` may be summed by `previous_use`. Made of `charger.status`,
    `charger.meter` and `parking.bay`, of which it gives the words that it rests on. Source: kinds
    of blocking 占位 of operator and parking platforms; not requesting power as in OCPI 2.2.1.
    """

    station_id: Id
    connector_id: Id
    use: Use
    since: TimeMs
    previous_use: Use = "unknown"
    previous_since: Annotated[
        TimeMs | None, Meta(description="Absent where nothing was known before.")
    ] = None
    occupancy: Occupancy = "unknown"
    power_w: PowerW | None = None
    bay: BayOccupancy = "unknown"
    energy_class: EnergyClass = "unknown"
    vehicle: Pseudonym = ""
