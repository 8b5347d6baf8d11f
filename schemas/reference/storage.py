"""`reference.storage`: batteries that stand beside chargers."""

from typing import Annotated

from msgspec import Meta

from schemas.fields import CapacityW, Id, RegisterWh
from schemas.reference_table import Reference, reference
from schemas.words import OperatingState


@reference("storage", identity=("operator_id", "storage_id"))
class Storage(Reference, frozen=True, kw_only=True):
    """A storage 储能 of a station; the policies ask for its power and its duration."""

    operator_id: Id
    storage_id: Id
    station_id: Id
    rated_power_w: CapacityW | None = None
    capacity_wh: Annotated[RegisterWh | None, Meta(description="Energy that it holds.")] = None
    operating_state: OperatingState = "operating"
