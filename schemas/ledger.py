"""The ledger: what has been landed, partition by partition. The only truth about how far we are."""

from schemas.landing import INSERTED_BY_GROUP
from schemas.table import Column, Table, View

TOPICS = Table(
    database="ledger",
    name="topics",
    columns=(
        Column("topic", "LowCardinality(String)"),
        Column("topic_id", "UUID", comment="Kafka's own id: changes when a topic is made anew."),
        Column("epoch", "UInt16", comment="Which life of the topic's name, from 0."),
        Column("adopted_at", "DateTime64(3, 'UTC')", default="now64(3)"),
    ),
    order_by=("topic", "epoch"),
    engine="ReplacingMergeTree",
    comment="The lives of each topic; a second one is adopted by `three-networks topics adopt`.",
)

BATCHES = Table(
    database="ledger",
    name="batches",
    columns=(
        Column("topic", "LowCardinality(String)"),
        Column("topic_id", "UUID"),
        Column("partition", "UInt16"),
        Column("first", "UInt64", comment="First offset of the range."),
        Column("last", "UInt64", "Delta, ZSTD(1)", comment="Last offset of the range."),
        Column("rows", "Map(LowCardinality(String), UInt32)", comment="Rows by event type."),
        Column("dead_letters", "UInt32"),
        Column("bytes", "UInt64", comment="Bytes of the records' values."),
        Column("skipped", "Bool", comment="True where an operator gave the range up by `skip`."),
        Column(
            "event_hours",
            "Array(DateTime('UTC'))",
            comment="Hours in which its events happened: a late one makes its day stale.",
        ),
        Column("newest_event_time", "DateTime64(3, 'UTC')", comment="For freshness."),
        Column("worker", "LowCardinality(String)"),
        Column("app_version", "LowCardinality(String)"),
        Column("landed_at", "DateTime64(3, 'UTC')", default="now64(3)"),
    ),
    order_by=("topic_id", "partition", "last", "first"),
    engine="ReplacingMergeTree",
    version="landed_at",
    settings=INSERTED_BY_GROUP,
    comment="One row a landed range of offsets; ranges may overlap after a fault: read the union.",
)

CONTENTS = Table(
    database="ledger",
    name="contents",
    columns=(
        Column("event_type", "LowCardinality(String)"),
        Column("identity", "UInt64", comment="Hash of what makes it the same event."),
        Column("content", "UInt64", comment="Hash of all that it says."),
        Column("event_time", "DateTime64(3, 'UTC')", "Delta, ZSTD(1)"),
    ),
    order_by=("event_type", "identity", "content"),
    engine="ReplacingMergeTree",
    settings=INSERTED_BY_GROUP,
    comment="Every content that an event of a counted type ever had: a second one is a correction.",
)

LEDGER_TABLES = (TOPICS, BATCHES, CONTENTS)

LEDGER_VIEWS = (
    View(
        "api",
        "landing_progress",
        "SELECT topic, partition, max(last) AS landed_to, count() AS batches,"
        " max(newest_event_time) AS newest_event_time, max(landed_at) AS landed_at"
        " FROM ledger.batches FINAL GROUP BY topic, partition",
        "How far each partition has been landed, and how fresh it is.",
    ),
    View(
        "api",
        "corrections",
        "SELECT event_type, toDate(first) AS day, count() AS events,"
        " countIf(contents > 1) AS corrected, sum(contents - 1) AS corrections FROM"
        " (SELECT event_type, identity, min(event_time) AS first, uniqExact(content) AS contents"
        " FROM ledger.contents GROUP BY event_type, identity) GROUP BY event_type, day",
        "How many events of a day came again with another content; the later one counts.",
    ),
)
