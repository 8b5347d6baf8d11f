"""Columns that derived tables share."""

from schemas import Column

WORD = "LowCardinality(String)"

DAY = Column("day", "Date", comment="The city's day.")
HOUR = Column("hour", "DateTime('UTC')", "Delta, ZSTD(1)", comment="Beginning of the hour.")
OPERATOR = Column("operator_id", WORD, comment="Operator.")
DISTRICT = Column("district_code", WORD, comment="District; empty where not known.")
REGISTERED = Column("registered", "Bool", comment="In the register of the day?")

CONNECTOR_KEY = (
    OPERATOR,
    Column("station_id", WORD, comment="Station, unique within its operator."),
    Column("connector_id", WORD, comment="Connector, unique within its operator."),
)

# What the views of a table group by.
GRAINS = {"1h": "day, hour", "1d": "day"}

# Day partitions are all that a derived table is ever replaced by.
BY_DAY = "day"


def time_ms(name: str, comment: str) -> Column:
    """A time within a day."""
    return Column(name, "UInt32", unit="ms", comment=comment)


def integral(name: str, unit: str, comment: str) -> Column:
    """A quantity times the time for which it held, in milliseconds: what means are pooled from."""
    return Column(name, "Int64", unit=f"{unit}·ms", comment=comment)


def tally(name: str, comment: str) -> Column:
    """A number of things."""
    return Column(name, "UInt32", unit="1", comment=comment)
