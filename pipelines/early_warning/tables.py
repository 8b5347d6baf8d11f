"""`derived.early_warning`: what was warned of with each forecast, and its `api` views."""

from pipelines.columns import DISTRICT, OPERATOR, WORD
from schemas import Column, Table, View

_MOMENT = "DateTime64(3, 'UTC')"

EARLY_WARNING_TABLE = Table(
    database="derived",
    name="early_warning",
    columns=(
        Column("issued_at", _MOMENT, "Delta, ZSTD(1)", comment="Of the forecast."),
        Column("level", WORD, comment="feeder or station."),
        Column("series", WORD, comment="Feeder; operator/station."),
        OPERATOR,
        DISTRICT,
        Column(
            "state",
            WORD,
            comment="watched (no alert), open, update, held (nothing new) or resolved.",
        ),
        Column(
            "first_seen",
            _MOMENT,
            comment="Forecast that it was opened with; while it is watched, this one.",
        ),
        Column("begins", _MOMENT, comment="First step that may be too much."),
        Column("ends", _MOMENT, comment="End of the last such step."),
        Column(
            "probability",
            "Float64",
            unit="1",
            comment="That the load is above the capacity at any step.",
        ),
        Column("missing_w", "Int64", unit="W", comment="Highest P90 less capacity."),
        Column("capacity_w", "Int64", unit="W", comment="Transformer's, or contracted."),
        Column(
            "shifts", "String", comment="Stations of the feeder that could shift, and how much."
        ),
        Column("rules", "UInt16", comment="Version of the rules."),
        Column("available_at", _MOMENT, comment="When it was landed."),
    ),
    order_by=("level", "series", "issued_at"),
    engine="ReplacingMergeTree",
    version="available_at",
    partition_by="toDate(issued_at)",
    comment="Feeders and stations whose forecast P90 passes their capacity.",
)

EARLY_WARNING_VIEWS = (
    View(
        database="api",
        name="early_warning_history",
        select="SELECT * FROM derived.early_warning FINAL",
        comment="What was warned of with each forecast, step by step of each warning's life.",
    ),
    View(
        database="api",
        name="early_warnings",
        select="SELECT *, greatest(dateDiff('minute', issued_at, begins), 0) / 60"
        " AS hours_ahead"
        " FROM derived.early_warning FINAL WHERE state != 'resolved'"
        # Each alert has a row of each forecast that was judged: without one it stands as it stood.
        " AND issued_at = (SELECT max(issued_at) FROM derived.early_warning)"
        " AND (state != 'watched' OR issued_at = (SELECT max(issued_at) FROM derived.forecast))",
        comment="What the forecast judged last warns of: when, how likely, how much is missing.",
    ),
)
