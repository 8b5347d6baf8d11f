"""The tables of what is true: `truth.zombie`, `truth.fault` … Times are the city's, not skewed.

A table has what began on its day, and on the first day what began before it.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

from schemas.columns import columns_of
from schemas.fields import (
    CapacityW,
    Code,
    EnergyWh,
    Id,
    LoadW,
    OptionalId,
    Pseudonym,
    RegisterWh,
    TimeMs,
    UniqueId,
    column,
    quantity,
)
from schemas.render.arrow import schema_of


class Zombie(msgspec.Struct, frozen=True, kw_only=True):
    """An episode in which a connector is of no use; `kind` is one of `kinds.ZOMBIES`.

    `end` may be after the last simulated day, and is null for what was never commissioned.
    """

    operator_id: Id
    station_id: Id
    connector_id: Id
    kind: Code
    start: TimeMs
    end: TimeMs | None


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """A fault of a connector, from its beginning to its repair."""

    operator_id: Id
    station_id: Id
    connector_id: Id
    cause: Code
    start: TimeMs
    repaired: TimeMs


class Outage(msgspec.Struct, frozen=True, kw_only=True):
    """What is not a connector's own failure: `cause` is one of `kinds.OUTAGES`.

    An empty connector stands for the whole station, an empty station for all of the operator.
    """

    operator_id: Id
    station_id: OptionalId
    connector_id: OptionalId
    cause: Code
    start: TimeMs
    end: TimeMs


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """When a connector is commissioned and decommissioned; null is never."""

    operator_id: Id
    station_id: Id
    connector_id: Id
    commissioned: TimeMs | None
    decommissioned: TimeMs | None


class Reset(msgspec.Struct, frozen=True, kw_only=True):
    """From `time` on a connector's registers count from 0; until then import was `import_wh`."""

    operator_id: Id
    station_id: Id
    connector_id: Id
    time: TimeMs
    import_wh: RegisterWh


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """A connector whose meter counts wrong all the time; one without a row counts rightly."""

    operator_id: Id
    station_id: Id
    connector_id: Id
    factor_ppm: Annotated[
        int,
        quantity("UInt32", "ZSTD(1)", "ppm", 500_000, 1_500_000, "Counted of 10⁶ that flow."),
    ]


class Operator(msgspec.Struct, frozen=True, kw_only=True):
    """By how much an operator's clock is ahead in ms, and whose status codes it sends."""

    operator_id: Id
    clock_skew_ms: Annotated[int, Meta(ge=-600_000, le=600_000, extra=column("Int32", unit="ms"))]
    vocabulary: Code


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who came; `outcome` is one of `outcomes.OUTCOMES`, `reported` if an order was sent.

    Who left has only the time at which he came. Energy is what flowed, negative where it was fed
    back; the registers may count otherwise, see `Drift`. The vehicle of a guest is empty.
    """

    operator_id: Id
    station_id: Id
    connector_id: Id
    session_id: UniqueId
    plug_in_time: TimeMs
    charge_start: TimeMs | None
    charge_end: TimeMs | None
    plug_out_time: TimeMs | None
    energy_wh: EnergyWh
    outcome: Code
    reported: Annotated[bool, Meta(description="Was an order sent?", extra=column("Bool"))]
    vehicle: Pseudonym


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """Energy that flowed at a station in the hour from `hour`, so its mean power in W.

    `kind` is one of `loads.LoadKind`; what flows out is negative, so all kinds together are what
    the grid sees. No row is no energy; the registers may count otherwise, see `Drift`.
    """

    operator_id: Id
    station_id: Id
    kind: Code
    hour: TimeMs
    energy_wh: EnergyWh


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """An accident or works, by `code`, that slow a road segment down."""

    operator_id: Id
    segment_id: Id
    code: Code
    start: TimeMs
    end: TimeMs


class Breakdown(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch in which a segment's detector is dead, or the roadside unit that is named."""

    operator_id: Id
    segment_id: Id
    rsu_id: OptionalId
    start: TimeMs
    end: TimeMs


class Violation(msgspec.Struct, frozen=True, kw_only=True):
    """A quarter of an hour at whose beginning a feeder carries more than its transformer can."""

    operator_id: Id
    feeder_id: Id
    time: TimeMs
    load_w: LoadW
    capacity_w: CapacityW


class Blocking(msgspec.Struct, frozen=True, kw_only=True):
    """A vehicle that stands in the bay of a connector and does not charge; nobody else can."""

    operator_id: Id
    station_id: Id
    connector_id: Id
    start: TimeMs
    end: TimeMs
    energy_class: Code


class Overstay(msgspec.Struct, frozen=True, kw_only=True):
    """From the end of charging to plug-out, where that is longer than a quarter of an hour.

    Private sites are left out: nobody waits there.
    """

    operator_id: Id
    station_id: Id
    connector_id: Id
    session_id: UniqueId
    start: TimeMs
    end: TimeMs


class ParkingFailure(msgspec.Struct, frozen=True, kw_only=True):
    """A lot that is not heard of (`feed-death`), or the sensor of a bay that is named.

    The sensor says all the time that the bay is free (`stuck-free`) or taken (`stuck-occupied`).
    """

    operator_id: Id
    lot_id: Id
    bay_id: OptionalId
    kind: Code
    start: TimeMs
    end: TimeMs


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """A fault of a vehicle while it drives; `alarm` is one of `vehicles.trips.FAULTS`."""

    vehicle: Pseudonym
    alarm: Code
    start: TimeMs
    end: TimeMs


TABLES: dict[str, type[msgspec.Struct]] = {
    "zombie": Zombie,
    "fault": Fault,
    "outage": Outage,
    "service": Service,
    "reset": Reset,
    "drift": Drift,
    "operator": Operator,
    "session": Session,
    "load": Load,
    "incident": Incident,
    "breakdown": Breakdown,
    "violation": Violation,
    "alarm": Alarm,
    "blocking": Blocking,
    "overstay": Overstay,
    "parking_failure": ParkingFailure,
}
SCHEMAS = {name: schema_of(columns_of(struct)) for name, struct in TABLES.items()}
