"""Columns that derived tables share."""

from schemas import Column

DAY = Column("day", "Date", comment="The city's day.")

CONNECTOR_KEY = (
    Column("operator_id", "LowCardinality(String)", comment="Operator."),
    Column("station_id", "LowCardinality(String)", comment="Station, unique within its operator."),
    Column(
        "connector_id", "LowCardinality(String)", comment="Connector, unique within its operator."
    ),
)

# Day partitions are all that a derived table is ever replaced by.
BY_DAY = "day"
