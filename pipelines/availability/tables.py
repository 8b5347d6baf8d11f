"""`derived.availability`: the condition of each registered connector, without gap or overlap."""

from pipelines.columns import BY_DAY, CONNECTOR_KEY, DAY, DISTRICT, WORD
from schemas import Column, Table

_MOMENT = "DateTime64(3, 'UTC')"

AVAILABILITY_TABLE = Table(
    database="derived",
    name="availability",
    columns=(
        DAY,
        *CONNECTOR_KEY,
        DISTRICT,
        Column("condition", WORD, comment="up, down, unknown or excluded."),
        Column("reason", WORD, comment="Why: in-order, faulted, missed, grid-outage …"),
        Column("starts", _MOMENT, "Delta, ZSTD(1)", comment="First moment of the condition."),
        Column("ends", _MOMENT, "Delta, ZSTD(1)", comment="First moment after it."),
        Column("milliseconds", "UInt32", "ZSTD(1)", "ms", comment="Length, within the day."),
    ),
    order_by=("operator_id", "station_id", "connector_id", "starts"),
    partition_by=BY_DAY,
    comment="Conditions of each registered connector; they partition the city's day exactly.",
)
