"""`reference.pv`: solar panels of stations."""

from schemas.fields import CapacityW, Id
from schemas.reference_table import Reference, reference
from schemas.words import OperatingState


@reference("pv", identity=("operator_id", "pv_id"))
class Pv(Reference, frozen=True, kw_only=True):
    """A photovoltaic array 光伏 of a station."""

    operator_id: Id
    pv_id: Id
    station_id: Id
    rated_power_w: CapacityW | None = None
    operating_state: OperatingState = "operating"
