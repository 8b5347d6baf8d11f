"""`reference.feeder`: the line of the grid that stations hang on."""

from typing import Annotated

from msgspec import Meta

from schemas.fields import CapacityW, Id, OptionalId, Text
from schemas.reference_table import Reference, reference


@reference("feeder", identity=("feeder_id",))
class Feeder(Reference, frozen=True, kw_only=True):
    """A feeder 馈线 with its transformer's capacity."""

    feeder_id: Id
    name: Annotated[Text, Meta(description="Name.")] = ""
    district_code: OptionalId = ""
    capacity_w: CapacityW | None = None
