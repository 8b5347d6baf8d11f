"""`derived.metering`: what the meter of a connector says of a day."""

from pipelines.columns import BY_DAY, CONNECTOR_KEY, DAY
from schemas import Column, Table, View

_LIST = "Array(Int64)"

METERING_TABLE = Table(
    database="derived",
    name="metering",
    columns=(
        DAY,
        *CONNECTOR_KEY,
        Column(
            "firsts",
            _LIST,
            unit="ms",
            comment="First rows of stretches without a silence, days before included.",
        ),
        Column("lasts", _LIST, unit="ms", comment="Last rows of the same stretches."),
        Column("import_wh", _LIST, unit="Wh", comment="Rise of the import register, by hour."),
        Column("export_wh", _LIST, unit="Wh", comment="Rise of the export register, by hour."),
        Column(
            "metered_ms",
            _LIST,
            unit="ms",
            comment="Time between readings of the import register, resets left out, by hour.",
        ),
        Column("resets", "Array(UInt16)", comment="Falls of a register, by hour."),
    ),
    order_by=("operator_id", "station_id", "connector_id"),
    partition_by=BY_DAY,
    comment="Meter rows of a day by connector: signs of life, and energy by hour since midnight.",
)

METERING_VIEW = View(
    database="api",
    name="metering",
    select="SELECT day, operator_id, station_id, connector_id, hour_of_day,"
    " imported AS import_wh, exported AS export_wh, metered AS metered_ms, fallen AS resets"
    " FROM derived.metering ARRAY JOIN import_wh AS imported, export_wh AS exported,"
    " metered_ms AS metered, resets AS fallen,"
    " arrayEnumerate(import_wh) AS hour_of_day",
    comment="Energy by connector and hour of the day, counted from 1; a reset contributes nothing.",
)
