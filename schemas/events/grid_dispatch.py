"""`grid.dispatch`: what the grid asks of charging, and what is answered."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.fields import Code, Id, LoadW, OptionalId, TimeMs, UniqueId, column
from schemas.topic import GRID

DispatchStep = Annotated[
    Literal["instructed", "accepted", "refused", "reached", "missed", "withdrawn"],
    Meta(description="Step of its life.", extra=column("LowCardinality(String)")),
]


@contract(
    "grid.dispatch",
    topic=GRID,
    key=("feeder_id",),
    identity=("operator_id", "feeder_id", "instruction_id", "step", "event_time"),
)
class GridDispatch(Event, frozen=True, kw_only=True):
    """An instruction of the grid and its acknowledgement, so that 可控 can be shown.

    `operator_id` is the grid company in every step, so that both directions are in one order; the
    station named is the one that is asked and that answers, none where the whole feeder is. The
    target is the most power that charging may take; below zero it asks for discharge. Source:
    OpenADR 2.0b events and their opt-in; OCPP SetChargingProfile.
    """

    instruction_id: UniqueId
    feeder_id: Id
    station_operator_id: OptionalId = ""
    station_id: OptionalId = ""
    step: DispatchStep
    starts: TimeMs | None = None
    ends: TimeMs | None = None
    target_w: Annotated[LoadW | None, Meta(description="What is asked for.")] = None
    reached_w: Annotated[LoadW | None, Meta(description="What it became.")] = None
    raw_code: Code = ""
