"""`derived.visits`: who came to charge on a day, and whether it worked."""

from pipelines.columns import BY_DAY, CONNECTOR_KEY, DAY, DISTRICT, WORD, tally
from schemas import Column, Table

_MOMENT = "DateTime64(3, 'UTC')"

VISITS_TABLE = Table(
    database="derived",
    name="visits",
    columns=(
        DAY,
        *CONNECTOR_KEY,
        DISTRICT,
        Column("manufacturer", WORD, comment="Of the equipment tried first; empty if not known."),
        Column("model", WORD, comment="Of the equipment tried first; empty if not known."),
        Column("driver_known", "Bool", comment="Are its attempts of a driver, or of a connector?"),
        Column("begun", _MOMENT, "Delta, ZSTD(1)", comment="Plug-in of the first attempt."),
        Column("ended", _MOMENT, "Delta, ZSTD(1)", comment="End of the last attempt."),
        Column("first_outcome", WORD, comment="Outcome of the first attempt."),
        tally("attempts", "Attempts."),
        tally("charged", "Attempts that succeeded."),
        tally("unknown", "Attempts of which that is not known."),
    ),
    order_by=("operator_id", "station_id", "connector_id", "begun"),
    partition_by=BY_DAY,
    comment="Visits that began on the day: attempts of a driver at a station, or at a connector.",
)
