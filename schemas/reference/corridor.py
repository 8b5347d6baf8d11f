"""`reference.corridor`: roads that are planned and judged as one."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.fields import Id, LengthM, OptionalId, Text, column
from schemas.reference_table import Reference, reference

CorridorKind = Annotated[
    Literal["highway", "urban", "v2x", "unknown"],
    Meta(description="高速公路, 城市道路, 车联网道路.", extra=column("LowCardinality(String)")),
]


@reference("corridor", identity=("corridor_id",))
class Corridor(Reference, frozen=True, kw_only=True):
    """A corridor 走廊: a highway, an urban axis, or a road equipped for V2X."""

    corridor_id: Id
    name: Annotated[Text, Meta(description="Name.")] = ""
    kind: CorridorKind = "unknown"
    district_code: OptionalId = ""
    length_m: LengthM | None = None
