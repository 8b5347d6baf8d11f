"""`feeder.load`: the stations of a feeder together, beside its base load and its limits."""

from typing import Annotated

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.events.station_load import LoadInterval, Revision
from schemas.fields import CapacityW, Count, DurationS, Id, LoadW
from schemas.topic import GRID


@contract(
    "feeder.load",
    topic=GRID,
    key=("feeder_id",),
    identity=("feeder_id", "interval_s", "event_time"),
)
class FeederLoad(Event, frozen=True, kw_only=True):
    """Mean load of a feeder 馈线 over the `interval_s` before `event_time`, made by the platform.

    The sum of `station.load` and the base load that held as the interval began. Which stations hang
    on it says the register; connectors of one that is not heard of are unknown, so that a missing
    station makes the sum incomplete and not small. `operator_id` is the grid company, `unknown`
    until it spoke of the feeder. A value is absent where nothing is known of it.
    """

    feeder_id: Id
    interval_s: LoadInterval
    revision: Revision = 0
    load_w: Annotated[LoadW | None, Meta(description="Base load and net of the stations.")] = None
    base_load_w: Annotated[LoadW | None, Meta(description="Without charging.")] = None
    net_w: LoadW | None = None
    charging_w: LoadW | None = None
    discharging_w: LoadW | None = None
    swap_w: LoadW | None = None
    storage_w: LoadW | None = None
    pv_w: Annotated[LoadW | None, Meta(description="What panels gave, taken from the net.")] = None
    limit_w: Annotated[
        CapacityW | None, Meta(description="Limit of that time, else capacity of the register.")
    ] = None
    charging_limit_w: Annotated[
        CapacityW | None, Meta(description="Most that charging might take then.")
    ] = None
    headroom_w: Annotated[LoadW | None, Meta(description="Limit less load.")] = None
    charging_headroom_w: Annotated[
        LoadW | None, Meta(description="Charging limit less net of the stations.")
    ] = None
    stations: Annotated[Count, Meta(description="Registered, or heard of.")] = 0
    stations_missing: Annotated[Count, Meta(description="Of these, not heard of.")] = 0
    known_s: Annotated[DurationS, Meta(description="Seconds known, of each thing that draws.")] = 0
    unknown_s: Annotated[DurationS, Meta(description="Seconds unknown of these.")] = 0
