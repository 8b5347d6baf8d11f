"""`reference.bay`: a parking bay beside a connector."""

from typing import Annotated

from msgspec import Meta

from schemas.fields import Id, OptionalId, column
from schemas.reference_table import Reference, reference


@reference("bay", identity=("operator_id", "bay_id"))
class Bay(Reference, frozen=True, kw_only=True):
    """A bay 充电车位 of a charging station or of a lot."""

    operator_id: Id
    bay_id: Id
    station_id: OptionalId = ""
    lot_id: OptionalId = ""
    has_lock: Annotated[
        bool | None, Meta(description="Smart ground lock 地锁?", extra=column("Bool"))
    ] = None
