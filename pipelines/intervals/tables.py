"""`derived.intervals`: the states of a day, without gap or overlap."""

from pipelines.columns import BY_DAY, CONNECTOR_KEY, DAY, REGISTERED, WORD
from schemas import Column, Table, View

_MOMENT = "DateTime64(3, 'UTC')"

INTERVALS_TABLE = Table(
    database="derived",
    name="intervals",
    columns=(
        DAY,
        *CONNECTOR_KEY,
        Column("equipment_id", WORD, comment="Equipment; empty where not known."),
        REGISTERED,
        Column("axis", WORD, comment="connectivity, operability or occupancy."),
        Column("state", WORD, comment="State of the axis; unknown where there is silence."),
        Column("starts", _MOMENT, "Delta, ZSTD(1)", comment="First moment of the state."),
        Column("ends", _MOMENT, "Delta, ZSTD(1)", comment="First moment after the state."),
        Column("milliseconds", "UInt32", "ZSTD(1)", "ms", comment="Length, within the day."),
    ),
    order_by=("operator_id", "station_id", "connector_id", "axis", "starts"),
    partition_by=BY_DAY,
    comment="State intervals of each connector and axis; they partition the city's day exactly.",
)

INTERVALS_VIEW = View(
    database="api",
    name="connector_intervals",
    select="SELECT day, operator_id, station_id, equipment_id, connector_id, registered,"
    " axis, state, starts, ends, milliseconds / 1000 AS seconds FROM derived.intervals",
    comment="State intervals of each connector and axis. A state lasts until the next statement,"
    " or until the contract's silence after the last sign of life; from then on it is unknown."
    " Occupancy that no status tells is taken from settled orders.",
)
