"""`reference.road_segment`: a piece of road, one direction."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.fields import (
    Count,
    Id,
    Latitude,
    LengthM,
    Longitude,
    OptionalId,
    SpeedKmh,
    Text,
    column,
)
from schemas.reference_table import Reference, reference

RoadClass = Annotated[
    Literal["motorway", "trunk", "primary", "secondary", "local", "unknown"],
    Meta(description="高速, 快速, 主干, 次干, 支路.", extra=column("LowCardinality(String)")),
]


@reference("road_segment", identity=("operator_id", "segment_id"))
class RoadSegment(Reference, frozen=True, kw_only=True):
    """A road segment 路段; its middle is where it is on a map."""

    operator_id: Id
    segment_id: Id
    name: Annotated[Text, Meta(description="Name.")] = ""
    corridor_id: OptionalId = ""
    district_code: OptionalId = ""
    road_class: RoadClass = "unknown"
    length_m: LengthM | None = None
    lanes: Annotated[Count | None, Meta(description="Lanes.")] = None
    free_speed_kmh: Annotated[SpeedKmh | None, Meta(description="Speed of free flow.")] = None
    longitude: Longitude | None = None
    latitude: Latitude | None = None
