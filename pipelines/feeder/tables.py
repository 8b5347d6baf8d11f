"""`derived.feeder_load`: sums by feeder and quarter of an hour."""

from pipelines.columns import (
    BY_DAY,
    DAY,
    DISTRICT,
    OPERATOR,
    REGISTERED,
    WORD,
    integral,
    time_ms,
)
from schemas import Column, Table


def _charging_time(name: str, comment: str) -> Column:
    return Column(name, "UInt64", unit="ms", comment=comment)


FEEDER_LOAD_TABLE = Table(
    database="derived",
    name="feeder_load",
    columns=(
        DAY,
        Column(
            "quarter", "DateTime('UTC')", "Delta, ZSTD(1)", comment="Beginning of the quarter hour."
        ),
        OPERATOR,
        Column("feeder_id", WORD, comment="Feeder."),
        DISTRICT,
        REGISTERED,
        Column("capacity_w", "Nullable(Int64)", unit="W", comment="Of its transformer."),
        time_ms("quarter_ms", "Length of the quarter hour."),
        time_ms("load_known_ms", "Time of which the load is known."),
        integral("load_w_ms", "W", "All that it carried, over that time."),
        time_ms("base_known_ms", "Time of which the base load is known."),
        integral("base_w_ms", "W", "What it carried without charging, over that time."),
        time_ms("limit_known_ms", "Time of which a limit of the moment is known."),
        integral("limit_w_ms", "W", "That limit, over that time."),
        time_ms("headroom_known_ms", "Time of which the load, and a limit or capacity, are known."),
        integral("headroom_w_ms", "W", "Limit, else capacity, less load, over that time."),
        time_ms("overloaded_ms", "Time in which the load was above it."),
        time_ms("supply_known_ms", "Time of which it is known whether it was live."),
        time_ms("outage_ms", "Time without supply 停电."),
        Column("charging_wh", "Int64", unit="Wh", comment="Rise of its connectors' registers."),
        _charging_time("charging_metered_ms", "Connector time that these registers cover."),
        _charging_time("charging_operating_ms", "Connector time in operation."),
    ),
    order_by=("operator_id", "feeder_id", "quarter"),
    partition_by=BY_DAY,
    comment="Load, limits and charging of each feeder and quarter of an hour.",
)
