"""`derived.faults`: the stretches of a day in which a connector was not said to be in order."""

from pipelines.columns import BY_DAY, CONNECTOR_KEY, DAY, DISTRICT, WORD, time_ms
from schemas import Column, Table

_MOMENT = "DateTime64(3, 'UTC')"

FAULTS_TABLE = Table(
    database="derived",
    name="faults",
    columns=(
        DAY,
        *CONNECTOR_KEY,
        DISTRICT,
        Column("use_class", WORD, comment="公共, 专用, 单位内部, 个人."),
        Column("carried_in", "Bool", comment="Was it so when the day began?"),
        Column("starts", _MOMENT, "Delta, ZSTD(1)", comment="Since when; midnight where before."),
        Column("ends", _MOMENT, "Delta, ZSTD(1)", comment="Until when; midnight where later."),
        Column("faulted_at", f"Nullable({_MOMENT})", comment="First moment faulted, if any."),
        Column("in_order_after", "Bool", comment="Is it said to be in order when it ends?"),
        time_ms("faulted_ms", "Time faulted."),
        time_ms("maintenance_ms", "Time in maintenance."),
        time_ms("unknown_ms", "Time of which nothing is known."),
    ),
    order_by=("operator_id", "station_id", "connector_id", "starts"),
    partition_by=BY_DAY,
    comment="Stretches without order, each within its day; those that meet at midnight are one. A"
    " stretch without a fault is kept where it may belong to one of another day.",
)
