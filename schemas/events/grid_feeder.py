"""`grid.feeder`: load and limits of a feeder."""

from datetime import timedelta
from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.fields import CapacityW, Id, LoadW, column
from schemas.topic import GRID

Supply = Annotated[
    Literal["on", "off", "unknown"],
    Meta(
        description="Is it live? Off is a grid outage 停电.", extra=column("LowCardinality(String)")
    ),
]


@contract(
    "grid.feeder",
    topic=GRID,
    key=("feeder_id",),
    identity=("operator_id", "feeder_id", "event_time"),
    silence=timedelta(minutes=45),
)
class GridFeeder(Event, frozen=True, kw_only=True):
    """A feeder 馈线 at one moment, every 15 minutes; `operator_id` is the grid company.

    Base load is what everything but charging takes. A limit may lie under the transformer's
    capacity for a while, and then says how much charging there may be. Source: distribution
    management systems.
    """

    feeder_id: Id
    supply: Supply = "unknown"
    load_w: Annotated[LoadW | None, Meta(description="All that it carries.")] = None
    base_load_w: Annotated[LoadW | None, Meta(description="Without charging.")] = None
    limit_w: Annotated[CapacityW | None, Meta(description="Most that it may carry now.")] = None
    charging_limit_w: Annotated[
        CapacityW | None, Meta(description="Most that charging may take now.")
    ] = None
