"""Tables and views of ClickHouse as declarations; `render.clickhouse` turns them into DDL."""

from dataclasses import dataclass, field

# A query by key wants a few rows of a granule, in small blocks. Parts of any size are compact, one
# file for all columns: opening them one by one took longer.
READ_BY_KEY: dict[str, int | str] = {
    "index_granularity": 1024,
    "min_compress_block_size": 8192,
    "min_bytes_for_wide_part": 1 << 40,
}


@dataclass(frozen=True)
class Column:
    """A column: name, ClickHouse type, codec, unit and meaning.

    `default` is an expression that the server evaluates where an insert leaves the column out;
    `computed` one that it evaluates on reading, so that nothing is stored.
    """

    name: str
    type: str
    codec: str = "ZSTD(1)"
    unit: str | None = None
    comment: str = ""
    default: str = ""
    computed: str = ""


@dataclass(frozen=True)
class Table:
    """A table: where it is, its columns, and how it is sorted, partitioned and replaced."""

    database: str
    name: str
    columns: tuple[Column, ...]
    order_by: tuple[str, ...]
    engine: str = "MergeTree"
    version: str = ""
    partition_by: str = ""
    indexes: tuple[str, ...] = ()
    settings: dict[str, int | str] = field(default_factory=dict)
    ttl: str = ""
    comment: str = ""

    @property
    def qualified(self) -> str:
        """`database.name`, as SQL writes it."""
        return f"{self.database}.{self.name}"


@dataclass(frozen=True)
class View:
    """A view: its name and its SELECT."""

    database: str
    name: str
    select: str
    comment: str = ""

    @property
    def qualified(self) -> str:
        """`database.name`, as SQL writes it."""
        return f"{self.database}.{self.name}"


@dataclass(frozen=True)
class Feed(View):
    """A materialized view: its SELECT goes into a table, with each insert into what it reads.

    `every`, such as `1 HOUR`, makes it run by the clock instead, over the rows that `late` tells;
    rows are added, none replaced.
    """

    into: str = ""
    every: str = ""
    late: str = ""

    @property
    def runs(self) -> str:
        """The SELECT that it runs; `select` alone is that of all rows there ever were."""
        return f"{self.select} AND {self.late}" if self.late else self.select
