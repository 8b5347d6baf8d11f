"""`derived.quality`: how much of what was looked at shows an issue."""

from pipelines.columns import BY_DAY, DAY, OPERATOR, WORD
from schemas import Column, Table

QUALITY_TABLE = Table(
    database="derived",
    name="quality",
    columns=(
        DAY,
        OPERATOR,
        Column("event_type", WORD, comment="Type of the events; empty where a letter names none."),
        Column("issue", WORD, comment="Name in `quality/issues.py`, or refused-<reason>."),
        Column("found", "Int64", comment="How much shows it: events, or ms of silence."),
        Column("looked_at", "Int64", comment="Of how much, in the same unit."),
    ),
    order_by=("operator_id", "event_type", "issue"),
    partition_by=BY_DAY,
    comment="Issues of each operator's data by day and event type; none found is a row with 0.",
)
