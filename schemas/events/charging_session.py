"""`charging.session`: a session from plug-in to plug-out, step by step."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.events.charger_session import StopReason
from schemas.fields import (
    Count,
    EnergyWh,
    Id,
    OptionalUniqueId,
    PowerW,
    Pseudonym,
    SocPercent,
    TimeMs,
    column,
)
from schemas.topic import SESSIONS
from schemas.words import ChargeOutcome, EnergySource

SessionStep = Annotated[
    Literal[
        "plugged",
        "charging",
        "suspended-ev",
        "suspended-evse",
        "charge-ended",
        "unplugged",
        "settled",
        "lost",
    ],
    Meta(
        description="What has happened; `settled` by an order, `lost` by silence.",
        extra=column("LowCardinality(String)"),
    ),
]


@contract(
    "charging.session",
    topic=SESSIONS,
    key=("operator_id", "station_id"),
    identity=("operator_id", "station_id", "connector_id", "plug_in_time", "step", "event_time"),
)
class ChargingSession(Event, frozen=True, kw_only=True):
    """A step of a session 充电过程, with all that is known by then; the newest step knows most.

    Steps of one session share connector and `plug_in_time`. Where nobody saw the plug-in, that is
    when somebody was first seen plugged in, and `quality` is `time-doubtful`. A time is absent that
    lies in a silence or a fault until an order says it. Source: made of `charger.status`,
    `charger.meter` and `charger.session`; session and attempt after ChargeX (doi 10.2172/2377347).
    """

    station_id: Id
    connector_id: Id
    plug_in_time: TimeMs
    step: SessionStep
    charge_start: TimeMs | None = None
    charge_end: TimeMs | None = None
    plug_out_time: TimeMs | None = None
    energy_wh: EnergyWh | None = None
    energy_source: EnergySource = "unknown"
    order_energy_wh: EnergyWh | None = None
    max_power_w: PowerW | None = None
    soc_start_percent: SocPercent | None = None
    soc_end_percent: SocPercent | None = None
    attempts: Count
    outcome: ChargeOutcome = "unknown"
    stop_reason: StopReason = "unknown"
    order_id: OptionalUniqueId = ""
    user: Pseudonym = ""
    vehicle: Pseudonym = ""
