"""From a contract to its landing table and its `api` view.

Beside the contract's columns a row says where it came from. `_version` orders all that ever had one
identity: the epoch (which life of the topic, counted in `ledger.topics`) above the Kafka offset.
A part holds rows of one landing date only, because an insert over several table partitions is not
atomic; `_landed_at` is therefore evaluated once an insert, by the server.
"""

from schemas.contract import Contract
from schemas.table import Column, Table, View

OFFSET_BITS = 48

PARTITION = Column("_partition", "UInt16", comment="Kafka partition.")

PROVENANCE = (
    Column("_topic", "LowCardinality(String)", comment="Kafka topic."),
    PARTITION,
    Column(
        "_version", "UInt64", "Delta, ZSTD(1)", comment="Epoch of the topic above Kafka offset."
    ),
    Column(
        "_landed_at",
        "DateTime64(3, 'UTC')",
        default="now64(3)",
        comment="When the insert was made.",
    ),
    Column("_offset", "UInt64", computed=f"bitAnd(_version, {2**OFFSET_BITS - 1})"),
    Column("_epoch", "UInt16", computed=f"bitShiftRight(_version, {OFFSET_BITS})"),
)

# Of a table that every group of batches is inserted into. Dedup tokens are kept for so many
# inserts, of all partitions and workers together. So many parts of a kind go into one merge: of
# many small inserts a row is rewritten half as often as with the engine's own 5, and merges share
# the cores with inserts.
INSERTED_BY_GROUP: dict[str, int | str] = {
    "non_replicated_deduplication_window": 10_000,
    "merge_selector_base": 30,
}


def version_of(epoch: int, offset: int) -> int:
    """The row version of a Kafka offset in the topic's given life."""
    return epoch << OFFSET_BITS | offset


def landing_table(contract: Contract) -> Table:
    """`landing.<type>`: one row an event, the last of an identity wins."""
    return Table(
        database="landing",
        name=contract.slug,
        columns=contract.columns + PROVENANCE,
        order_by=contract.identity,
        engine="ReplacingMergeTree",
        version="_version",
        partition_by="toDate(_landed_at)",
        indexes=(
            "by_event_time event_time TYPE minmax",
            "by_version _version TYPE minmax",
        ),
        settings=INSERTED_BY_GROUP,
        ttl=_ttl(contract),
        comment=_first_line(contract),
    )


def landing_view(contract: Contract) -> View:
    """`api.<type>`: every event once, whatever was delivered twice."""
    names = ", ".join(each.name for each in contract.columns)
    return View(
        database="api",
        name=contract.slug,
        select=f"SELECT {names}, _landed_at AS landed_at FROM landing.{contract.slug} FINAL",
        comment=_first_line(contract),
    )


def _ttl(contract: Contract) -> str:
    if contract.retention is None:
        return ""
    return f"toDateTime(_landed_at) + INTERVAL {contract.retention.days} DAY"


def _first_line(contract: Contract) -> str:
    return (contract.struct.__doc__ or "").strip().splitlines()[0]
