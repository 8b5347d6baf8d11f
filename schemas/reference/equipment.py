"""`reference.equipment`: a pile or a cabinet."""

from typing import Annotated

from msgspec import Meta

from schemas.fields import Code, Id, PowerW
from schemas.reference_table import Reference, reference
from schemas.words import OperatingState


@reference("equipment", identity=("operator_id", "equipment_id"))
class Equipment(Reference, frozen=True, kw_only=True):
    """An equipment 充电桩: one cabinet (EVSE) with one or more connectors."""

    operator_id: Id
    equipment_id: Id
    station_id: Id
    manufacturer: Annotated[Code, Meta(description="Who made it.")] = ""
    model: Annotated[Code, Meta(description="Model.")] = ""
    rated_power_w: PowerW | None = None
    operating_state: OperatingState = "operating"
