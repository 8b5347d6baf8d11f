"""`swap.order`: a battery handed out for another."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.fields import (
    EnergyWh,
    FeeFen,
    Id,
    Pseudonym,
    SocPercent,
    TimeMs,
    UniqueId,
    column,
)
from schemas.topic import CHARGER

SwapOutcome = Annotated[
    Literal["swapped", "failed", "unknown"],
    Meta(
        description="Did the vehicle leave with another battery?",
        extra=column("LowCardinality(String)"),
    ),
]


@contract(
    "swap.order",
    topic=CHARGER,
    key=("operator_id", "station_id"),
    identity=("operator_id", "station_id", "order_id"),
    counted=True,
)
class SwapOrder(Event, frozen=True, kw_only=True):
    """A swap order 换电订单, sent after its end; `event_time` is when it was settled.

    The vehicle brings `battery_in` and leaves with `battery_out`: pseudonyms, so that a trace
    动力电池溯源 can join them and nobody can read their numbers. Energy is what the driver is
    billed for. Source: no standard message is known; the fields follow those of `charger.session`.
    """

    order_id: UniqueId
    station_id: Id
    arrived: TimeMs | None = None
    swap_start: TimeMs
    swap_end: TimeMs
    outcome: SwapOutcome = "unknown"
    battery_in: Pseudonym = ""
    battery_out: Pseudonym = ""
    soc_in_percent: SocPercent | None = None
    soc_out_percent: SocPercent | None = None
    energy_wh: EnergyWh | None = None
    user: Pseudonym = ""
    vehicle: Pseudonym = ""
    energy_fee_fen: FeeFen | None = None
    service_fee_fen: FeeFen | None = None
