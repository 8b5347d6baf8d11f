"""`charger.session`: a finished charging order with its fees."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.fields import (
    Code,
    EnergyWh,
    FeeFen,
    Id,
    OptionalId,
    PowerW,
    Pseudonym,
    RegisterWh,
    SocPercent,
    TimeMs,
    UniqueId,
    column,
)
from schemas.topic import CHARGER

StopReason = Annotated[
    Literal[
        "user",
        "operator",
        "vehicle",
        "equipment-fault",
        "unplugged",
        "power-loss",
        "other",
        "unknown",
    ],
    Meta(description="Who or what ended it.", extra=column("LowCardinality(String)")),
]


@contract(
    "charger.session",
    topic=CHARGER,
    key=("operator_id", "station_id"),
    identity=("operator_id", "session_id"),
    counted=True,
)
class ChargerSession(Event, frozen=True, kw_only=True):
    """A charging order 充电订单, sent after its end; `event_time` is when it was settled.

    Plug-in and plug-out enclose the charging, and the end of charging is not the plug-out: what
    lies between is overstay 充满未移车. Energy is negative only where `v2g` is true. A fee that the
    operator did not report is absent, not 0. Source: T/CEC 102 notification_charge_order_info; OCPP
    1.6 StartTransaction and StopTransaction.
    """

    session_id: UniqueId
    station_id: Id
    connector_id: Id
    equipment_id: OptionalId = ""
    plug_in_time: TimeMs | None = None
    charge_start: TimeMs
    charge_end: TimeMs
    plug_out_time: TimeMs | None = None
    energy_wh: EnergyWh | None = None
    v2g: Annotated[bool, Meta(description="May energy flow back?", extra=column("Bool"))] = False
    register_start_wh: RegisterWh | None = None
    register_end_wh: RegisterWh | None = None
    max_power_w: PowerW | None = None
    soc_start_percent: SocPercent | None = None
    soc_end_percent: SocPercent | None = None
    stop_reason: StopReason = "unknown"
    raw_stop_reason: Code = ""
    user: Pseudonym = ""
    vehicle: Pseudonym = ""
    energy_fee_fen: FeeFen | None = None
    service_fee_fen: FeeFen | None = None
    parking_fee_fen: FeeFen | None = None
    idle_fee_fen: FeeFen | None = None
