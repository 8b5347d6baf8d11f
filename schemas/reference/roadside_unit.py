"""`reference.roadside_unit`: what speaks to vehicles from the roadside."""

from typing import Annotated

from msgspec import Meta

from schemas.fields import Id, Latitude, Longitude, OptionalId, Text
from schemas.reference_table import Reference, reference
from schemas.words import OperatingState


@reference("roadside_unit", identity=("operator_id", "rsu_id"))
class RoadsideUnit(Reference, frozen=True, kw_only=True):
    """A roadside unit 路侧单元; valid from the day on which it was put up."""

    operator_id: Id
    rsu_id: Id
    name: Annotated[Text, Meta(description="Name.")] = ""
    segment_id: OptionalId = ""
    corridor_id: OptionalId = ""
    operating_state: OperatingState = "unknown"
    longitude: Longitude | None = None
    latitude: Latitude | None = None
