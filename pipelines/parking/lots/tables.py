"""`derived.parking_lots`: sums by lot and hour, from which every rate is pooled."""

from pipelines.columns import (
    BY_DAY,
    DAY,
    DISTRICT,
    HOUR,
    OPERATOR,
    REGISTERED,
    WORD,
    integral,
    tally,
    time_ms,
)
from schemas import Column, Table

PARKING_LOTS_TABLE = Table(
    database="derived",
    name="parking_lots",
    columns=(
        DAY,
        HOUR,
        OPERATOR,
        Column("lot_id", WORD, comment="Lot, unique within its operator."),
        DISTRICT,
        REGISTERED,
        time_ms("hour_ms", "Length of the hour."),
        time_ms("known_ms", "Time of which both free bays and bays in all are known."),
        time_ms("doubtful_ms", "Time after statements of more free bays than bays: not known."),
        integral("known_bay_ms", "bay", "Bays in all, over the known time."),
        integral("known_by_register_bay_ms", "bay", "Of these, by the register's count."),
        integral("occupied_bay_ms", "bay", "Bays taken, over the known time."),
        tally("statements", "Statements of the lot."),
        tally("doubtful_statements", "Statements of more free bays than bays."),
        tally("gate_statements", "Statements that tell how many vehicles came in."),
        Column("entered", "UInt64", unit="1", comment="Vehicles in."),
        Column("left", "UInt64", unit="1", comment="Vehicles out."),
    ),
    order_by=("operator_id", "lot_id", "hour"),
    partition_by=BY_DAY,
    comment="Bays taken and known, and vehicles in and out, of each lot and hour.",
)
