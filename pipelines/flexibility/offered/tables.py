"""`derived.flexibility`: load, baseline and flexibility of feeders by quarter of an hour."""

from pathlib import Path

from pipelines.columns import BY_DAY, DAY, DISTRICT, WORD, integral, tally
from schemas import Column, Table, View

FLEXIBILITY_TABLE = Table(
    database="derived",
    name="flexibility",
    columns=(
        DAY,
        Column(
            "quarter", "DateTime('UTC')", "Delta, ZSTD(1)", comment="Beginning of the quarter hour."
        ),
        Column("slot", "UInt8", comment="Quarter hour of the city's day, from 0."),
        Column("feeder_id", WORD, comment="Feeder."),
        DISTRICT,
        tally("stations", "Stations that hang on it by the register."),
        tally("stations_heard", "Of these, of whose load something is said."),
        Column("known_s", "Int64", unit="s", comment="Connector time of which it is known."),
        Column("unknown_s", "Int64", unit="s", comment="Connector time of which it is not."),
        Column(
            "net_w",
            "Nullable(Int64)",
            unit="W",
            comment="What its stations took, less what they fed back; as far as it is known.",
        ),
        Column("is_known", "Bool", comment="Is enough of it known to be compared?"),
        Column("instructed", "Bool", comment="Was it instructed for a part of the day?"),
        Column(
            "baseline_w",
            "Nullable(Int64)",
            unit="W",
            comment="Mean of the quarter hour over comparable days; NULL where they are too few.",
        ),
        tally("baseline_days", "Days that it is the mean of."),
        integral("session_w_ms", "W", "What sessions drew."),
        integral("shiftable_w_ms", "W", "Of it, what could have been drawn after the session."),
        integral("shift_unknown_w_ms", "W", "Of it, that of which this is not known."),
        integral("v2g_w_ms", "W", "Rated power of V2G connectors with a vehicle plugged in."),
        integral("v2g_unknown_w_ms", "W", "The same of those of which it is not known."),
        Column("rules", "UInt16", comment="Version of the rules."),
    ),
    order_by=("feeder_id", "quarter"),
    partition_by=BY_DAY,
    comment="Load, baseline and flexibility of each feeder's stations by quarter of an hour.",
)

FLEXIBILITY_VIEW = View(
    database="api",
    name="flexibility_15min",
    select=(Path(__file__).parent / "flexibility_15min.sql").read_text().strip(),
    comment="可调能力 of a feeder's stations by quarter of an hour: net load beside its baseline,"
    " a mean of comparable days; what sessions could have drawn later, each quarter hour by"
    " itself; and what plugged V2G connectors could have fed back had the batteries allowed it.",
)
