"""`reference.station`: where charging, super-charging or swapping is offered."""

from typing import Annotated

from msgspec import Meta

from schemas.fields import CapacityW, Count, Id, Latitude, Longitude, OptionalId, Text, column
from schemas.reference_table import Reference, reference
from schemas.words import OperatingState, Scene, StationKind, UseClass


@reference("station", identity=("operator_id", "station_id"))
class Station(Reference, frozen=True, kw_only=True):
    """A station 充电站, with the dimensions that assessments cut by."""

    operator_id: Id
    station_id: Id
    name: Annotated[Text, Meta(description="Name.")] = ""
    district_code: Annotated[OptionalId, Meta(description="GB/T 2260 code of the district.")] = ""
    town_code: Annotated[OptionalId, Meta(description="Code of the town 镇街.")] = ""
    feeder_id: Annotated[OptionalId, Meta(description="Feeder that it hangs on.")] = ""
    scene: Scene = "other"
    use_class: UseClass = "unknown"
    open_to_public: Annotated[
        bool | None, Meta(description="May anyone come?", extra=column("Bool"))
    ] = None
    station_kind: StationKind = "unknown"
    operating_state: OperatingState = "unknown"
    longitude: Longitude | None = None
    latitude: Latitude | None = None
    contract_capacity_w: CapacityW | None = None
    bays: Annotated[Count | None, Meta(description="Parking bays.")] = None
