"""`charging.attempt`: a try to charge within a session, and what became of it."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.events.charger_session import StopReason
from schemas.fields import Count, EnergyWh, Id, OptionalUniqueId, Pseudonym, TimeMs, column
from schemas.topic import SESSIONS
from schemas.words import ChargeOutcome, EnergySource

AttemptStep = Annotated[
    Literal["ended", "settled"],
    Meta(
        description="Ended as seen, or settled by its order.",
        extra=column("LowCardinality(String)"),
    ),
]


@contract(
    "charging.attempt",
    topic=SESSIONS,
    key=("operator_id", "station_id"),
    identity=(
        "operator_id",
        "station_id",
        "connector_id",
        "plug_in_time",
        "attempt",
        "step",
        "event_time",
    ),
)
class ChargingAttempt(Event, frozen=True, kw_only=True):
    """An attempt 充电尝试: the first begins with the plug-in, others with a further start.

    What is suspended and goes on is one attempt. `plug_in_time` is that of its session, `attempt`
    counts from 1. It is told when it has ended, and again when its order has come. Source: as
    `charging.session`; success after `appspace/kwwhat`, without its words of OCPP.
    """

    station_id: Id
    connector_id: Id
    plug_in_time: TimeMs
    attempt: Count
    step: AttemptStep
    begun: TimeMs
    charge_start: TimeMs | None = None
    charge_end: TimeMs | None = None
    energy_wh: EnergyWh | None = None
    energy_source: EnergySource = "unknown"
    order_energy_wh: EnergyWh | None = None
    outcome: ChargeOutcome = "unknown"
    stop_reason: StopReason = "unknown"
    order_id: OptionalUniqueId = ""
    user: Pseudonym = ""
    vehicle: Pseudonym = ""
