"""`derived.parking_bays`: sums by bay and hour."""

from pipelines.columns import BY_DAY, DAY, HOUR, OPERATOR, REGISTERED, WORD, tally, time_ms
from schemas import Column, Table

PARKING_BAYS_TABLE = Table(
    database="derived",
    name="parking_bays",
    columns=(
        DAY,
        HOUR,
        OPERATOR,
        Column("lot_id", WORD, comment="Lot; empty where the source names none."),
        Column("bay_id", WORD, comment="Bay."),
        Column("charging", "Bool", comment="Of a charging station, by itself or the register?"),
        REGISTERED,
        time_ms("hour_ms", "Length of the hour."),
        time_ms("known_ms", "Time of which it is known whether the bay is taken."),
        time_ms("occupied_ms", "Time taken."),
        time_ms("electric_ms", "Time taken by electric vehicles."),
        time_ms("hybrid_ms", "Time taken by plug-in hybrids."),
        time_ms("fuel_ms", "Time taken by vehicles that cannot charge."),
        tally("occupations_begun", "Occupations of which the beginning was seen."),
        tally("occupations_found", "Taken when heard of again: begun at an unknown time, or old."),
    ),
    order_by=("operator_id", "lot_id", "bay_id", "hour"),
    partition_by=BY_DAY,
    comment="Time taken by energy class, and occupations begun, of each bay and hour.",
)
