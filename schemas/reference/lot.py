"""`reference.lot`: where vehicles are parked."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.fields import Count, Id, Latitude, Longitude, OptionalId, Text, column
from schemas.reference_table import Reference, reference

LotKind = Annotated[
    Literal["garage", "surface", "roadside", "park-and-ride", "unknown"],
    Meta(description="停车楼, 地面, 路侧, 换乘.", extra=column("LowCardinality(String)")),
]


@reference("lot", identity=("operator_id", "lot_id"))
class Lot(Reference, frozen=True, kw_only=True):
    """A parking lot 停车场."""

    operator_id: Id
    lot_id: Id
    name: Annotated[Text, Meta(description="Name.")] = ""
    kind: LotKind = "unknown"
    district_code: OptionalId = ""
    town_code: OptionalId = ""
    bays: Annotated[Count | None, Meta(description="Bays in all.")] = None
    charging_bays: Annotated[Count | None, Meta(description="Bays with a connector.")] = None
    longitude: Longitude | None = None
    latitude: Latitude | None = None
