"""`reference.connector`: what a vehicle is plugged into."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from schemas.fields import Code, Id, OptionalId, PowerW, column
from schemas.reference_table import Reference, reference
from schemas.words import ChargeKind, OperatingState

_DAY = column("Date")


@reference("connector", identity=("operator_id", "connector_id"))
class Connector(Reference, frozen=True, kw_only=True):
    """A connector 充电枪; its id is unique only within its operator."""

    operator_id: Id
    connector_id: Id
    station_id: Id
    equipment_id: OptionalId = ""
    bay_id: Annotated[OptionalId, Meta(description="Bay that it serves.")] = ""
    charge_kind: ChargeKind = "unknown"
    plug: Annotated[Code, Meta(description="Plug, for example GB/T DC, CCS.")] = ""
    rated_power_w: PowerW | None = None
    operating_state: OperatingState = "operating"
    certificate: Annotated[Code, Meta(description="标识评定 or 3C certificate, if any.")] = ""
    certified_from: Annotated[date | None, Meta(description="Valid from.", extra=_DAY)] = None
    certified_to: Annotated[date | None, Meta(description="Valid until.", extra=_DAY)] = None
