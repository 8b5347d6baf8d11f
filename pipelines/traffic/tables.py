"""`derived.traffic`: sums by road segment and hour."""

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

TRAFFIC_TABLE = Table(
    database="derived",
    name="traffic",
    columns=(
        DAY,
        HOUR,
        OPERATOR,
        Column("segment_id", WORD, comment="Road segment, unique within its operator."),
        Column("corridor_id", WORD, comment="Corridor; empty where not known."),
        DISTRICT,
        REGISTERED,
        Column("free_speed_dkmh", "Nullable(Int32)", unit="0.1 km/h", comment="Free flow."),
        Column("free_speed_source", WORD, comment="register, percentile or unknown."),
        Column("index_version", "UInt16", comment="Version of the congestion index."),
        Column("slow_below_percent", "UInt8", unit="%", comment="Of the free speed."),
        Column("congested_below_percent", "UInt8", unit="%", comment="Of the free speed."),
        time_ms("hour_ms", "Length of the hour."),
        time_ms("known_ms", "Time of which the speed is known."),
        integral("speed_dkmh_ms", "0.1 km/h", "Speed, over the known time."),
        time_ms("judged_ms", "Time of which speed and free speed are known."),
        time_ms("slow_ms", "Time slow by our index."),
        time_ms("congested_ms", "Time congested by our index."),
        time_ms("source_known_ms", "Time that the source itself judged."),
        time_ms("source_slow_ms", "Time slow, as the source judged."),
        time_ms("source_congested_ms", "Time congested, as the source judged."),
        time_ms("source_blocked_ms", "Time blocked, as the source judged."),
        tally("readings", "Readings whose time began in the hour."),
        tally("readings_without_speed", "Of these, readings that gave no speed."),
    ),
    order_by=("operator_id", "segment_id", "hour"),
    partition_by=BY_DAY,
    comment="Speed and congestion of each road segment and hour, by our index and by the source.",
)
