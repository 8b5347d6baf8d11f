"""What processors know, and how far they have read: rows of one table, so of one insert."""

from schemas.landing import INSERTED_BY_GROUP
from schemas.table import Column, Table

STATE = Table(
    database="state",
    name="processing",
    columns=(
        Column("topic", "LowCardinality(String)", comment="Kafka topic that is read."),
        Column("partition", "UInt16", comment="Kafka partition."),
        Column(
            "processor",
            "LowCardinality(String)",
            comment="Whose state it is; empty where the row is the position or a skipped range.",
        ),
        Column("key", "String", comment="What the state is of."),
        Column("state", "String", comment="JSON; of a partition, its watermark."),
        Column("due", "Int64", "Delta, ZSTD(1)", "ms", "When a timer fires; 0 is never."),
        Column(
            "version",
            "UInt64",
            "Delta, ZSTD(1)",
            comment="Epoch of the topic above the offset of the record that made it so.",
        ),
    ),
    order_by=("topic", "partition", "processor", "key"),
    engine="ReplacingMergeTree",
    version="version",
    settings=INSERTED_BY_GROUP,
    comment="State of stream processors, the last of a key wins, and positions of partitions.",
)
