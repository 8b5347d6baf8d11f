"""`traffic.segment`: how traffic flows on a road segment."""

from datetime import timedelta
from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.fields import Code, Count, DurationS, Id, SpeedKmh, column, quantity
from schemas.topic import TRAFFIC

Congestion = Annotated[
    Literal["free", "slow", "congested", "blocked", "unknown"],
    Meta(
        description="畅通, 缓行, 拥堵, as the source judges it.",
        extra=column("LowCardinality(String)"),
    ),
]
OccupancyPercent = Annotated[
    float,
    quantity("Float32", "ZSTD(1)", "%", 0, 100, "Share of time that a detector is covered."),
]


@contract(
    "traffic.segment",
    topic=TRAFFIC,
    key=("operator_id", "segment_id"),
    identity=("operator_id", "segment_id", "event_time"),
    silence=timedelta(minutes=15),
)
class TrafficSegment(Event, frozen=True, kw_only=True):
    """Traffic on a segment 路段 over the `interval_s` before `event_time`.

    A detector that saw nothing, or was broken, gives no speed: it is absent, never 0. Source: road
    authorities; FIWARE TrafficFlowObserved.
    """

    segment_id: Id
    interval_s: DurationS | None = None
    speed_kmh: SpeedKmh | None = None
    vehicles: Annotated[Count | None, Meta(description="Vehicles counted in the interval.")] = None
    occupancy_percent: OccupancyPercent | None = None
    travel_time_s: DurationS | None = None
    congestion: Congestion = "unknown"
    raw_code: Code = ""
