"""What the engine says of tables and views, and of how it understands a declaration."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from uuid import uuid4

from connections.clickhouse import ClickHouse
from connections.schema_plan.storage import Storage, parsed
from schemas import Table, View
from schemas.render.clickhouse import create, create_database

SCRATCH_MARK = "__"  # tables with this in their names are somebody's staging tables

_COLUMNS = """
SELECT concat(database, '.', table), name, type, default_kind, default_expression,
       compression_codec, comment
FROM system.columns WHERE database IN %(databases)s ORDER BY database, table, position
"""

_TABLES = """
SELECT concat(database, '.', name), engine, engine_full, as_select, comment, total_rows
FROM system.tables WHERE database IN %(databases)s
"""


class ActualColumn(NamedTuple):
    """What the engine says of a column."""

    type: str
    default_kind: str
    default: str
    codec: str
    comment: str


@dataclass(frozen=True)
class Actual:
    """What the engine says of a table or view."""

    engine: str
    storage: Storage
    select: str
    comment: str
    columns: dict[str, ActualColumn]
    rows: int

    @property
    def definition(self) -> tuple[str, ...]:
        """What cannot be changed in place."""
        return self.engine, self.storage.form, self.select


def as_declared(client: ClickHouse, wanted: Table | View) -> Actual:
    """A declaration as the engine brings it into form: made in a scratch database, and dropped.

    Raises:
        ServerException: the engine cannot make it.
    """
    scratch = f"plan{SCRATCH_MARK}{uuid4().hex[:12]}"
    client.command(create_database(scratch))
    try:
        client.command(create(replace(wanted, database=scratch)))
        return describe(client, (scratch,))[f"{scratch}.{wanted.name}"]
    finally:
        client.command(f"DROP DATABASE {scratch}")


def describe(client: ClickHouse, databases: Sequence[str]) -> dict[str, Actual]:
    """The tables and views of databases, by qualified name."""
    where = {"databases": tuple(databases)}
    columns: dict[str, dict[str, ActualColumn]] = {}
    for owner, name, *facts in client.rows(_COLUMNS, where):
        columns.setdefault(owner, {})[name] = ActualColumn(*facts)
    return {
        owner: Actual(engine, parsed(storage), select, comment, columns.get(owner, {}), rows or 0)
        for owner, engine, storage, select, comment, rows in client.rows(_TABLES, where)
    }
