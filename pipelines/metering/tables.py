"""`derived.metering`: what the meter of a connector says of a day."""

from pathlib import Path

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
        Column(
            "export_metered_ms",
            _LIST,
            unit="ms",
            comment="The same of the export register, which chargers that only charge lack.",
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
    select=(Path(__file__).parent / "metering_view.sql").read_text(),
    comment="Energy by connector and hour of the day, counted from 1; NULL where no time of the"
    " hour is between two readings of the register. A reset contributes nothing.",
)
