"""Declared against actual ClickHouse schema: what differs, and the statements that mend it.

The declaration is made for a moment in a scratch database, so that the engine itself brings both
sides into the same form. Nothing that holds rows is ever dropped: that is refused, with the remedy.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from connections.clickhouse import ClickHouse
from schemas import Table, View
from schemas.render.clickhouse import (
    DATABASES,
    column_definition,
    create,
    create_database,
    create_table,
    create_view,
)

SCRATCH_MARK = "__"  # tables with this in their names are somebody's staging tables


@dataclass(frozen=True)
class Change:
    """One difference: what it is about, in words, and the statement; refused where it has none."""

    subject: str
    what: str
    statement: str | None = None

    @property
    def refused(self) -> bool:
        """Would this change lose rows?"""
        return self.statement is None


@dataclass(frozen=True)
class _Actual:
    """What the engine says of a table or view."""

    definition: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]
    rows: int


def plan(client: ClickHouse, tables: Sequence[Table], views: Sequence[View]) -> list[Change]:
    """The changes that make the actual schema the declared one, in the order to make them."""
    missing = [each for each in DATABASES if each not in _databases(client)]
    changes = [Change(each, "create database", create_database(each)) for each in missing]
    actual = _describe(client, DATABASES)
    for table in tables:
        changes += _table_changes(client, table, actual.get(table.qualified))
    declared = {each.qualified for each in tables} | {each.qualified for each in views}
    changes += _surplus(actual, declared)
    for view in views:
        changes += _view_changes(client, view, actual.get(view.qualified))
    return changes


def apply(client: ClickHouse, changes: Iterable[Change]) -> None:
    """Make the changes.

    Raises:
        ValueError: one of them is refused; names it. Nothing is changed then.
    """
    wanted = list(changes)
    refused = [f"{each.subject}: {each.what}" for each in wanted if each.refused]
    if refused:
        raise ValueError("refused, because rows would be lost: " + "; ".join(refused))
    for each in wanted:
        client.command(str(each.statement))


def _table_changes(client: ClickHouse, table: Table, actual: _Actual | None) -> Iterator[Change]:
    if actual is None:
        yield Change(table.qualified, "create table", create_table(table))
        return
    declared = _declared(client, table)
    if declared.definition != actual.definition:
        yield from _made_anew(table, actual)
        return
    previous = "FIRST"
    for column in table.columns:
        wanted, found = declared.columns[column.name], actual.columns.get(column.name)
        alter = f"ALTER TABLE {table.qualified}"
        if found is None:
            what = f"{alter} ADD COLUMN {column_definition(column)} {previous}"
            yield Change(table.qualified, f"add column {column.name}", what)
        elif found[0] != wanted[0] and actual.rows:
            yield Change(table.qualified, f"type of {column.name}: {found[0]} → {wanted[0]}")
        elif found != wanted:
            what = f"{alter} MODIFY COLUMN {column_definition(column)}"
            yield Change(table.qualified, f"modify column {column.name}", what)
        previous = f"AFTER {column.name}"
    for name in actual.columns.keys() - declared.columns.keys():
        drop = None if actual.rows else f"ALTER TABLE {table.qualified} DROP COLUMN {name}"
        yield Change(table.qualified, f"drop column {name}", drop)


def _made_anew(table: Table, actual: _Actual) -> Iterator[Change]:
    if actual.rows:
        yield Change(table.qualified, "engine, sorting or partitioning differs; copy the rows")
        return
    yield Change(table.qualified, "drop empty table", f"DROP TABLE {table.qualified}")
    yield Change(table.qualified, "create table", create_table(table))


def _surplus(actual: dict[str, _Actual], declared: set[str]) -> Iterator[Change]:
    for name in sorted(actual.keys() - declared):
        if SCRATCH_MARK not in name:
            drop = None if actual[name].rows else f"DROP TABLE {name}"
            yield Change(name, "drop: not declared", drop)


def _view_changes(client: ClickHouse, view: View, actual: _Actual | None) -> Iterator[Change]:
    if actual is None:
        yield Change(view.qualified, "create view", create_view(view))
    elif _declared(client, view).definition != actual.definition:
        yield Change(view.qualified, "replace view", create_view(view))


def _databases(client: ClickHouse) -> set[str]:
    return {row[0] for row in client.rows("SELECT name FROM system.databases")}


def _declared(client: ClickHouse, wanted: Table | View) -> _Actual:
    scratch = f"plan{SCRATCH_MARK}{uuid4().hex[:12]}"
    client.command(create_database(scratch))
    try:
        client.command(create(replace(wanted, database=scratch)))
        return _describe(client, (scratch,))[f"{scratch}.{wanted.name}"]
    finally:
        client.command(f"DROP DATABASE {scratch}")


def _describe(client: ClickHouse, databases: Sequence[str]) -> dict[str, _Actual]:
    where = {"databases": tuple(databases)}
    columns: dict[str, dict[str, tuple[str, ...]]] = {}
    for owner, name, *facts in client.rows(_COLUMNS, where):
        columns.setdefault(owner, {})[name] = tuple(facts)
    return {
        owner: _Actual(tuple(facts), columns.get(owner, {}), rows or 0)
        for owner, rows, *facts in client.rows(_TABLES, where)
    }


_COLUMNS = """
SELECT concat(database, '.', table), name, type, default_kind, default_expression,
       compression_codec, comment
FROM system.columns WHERE database IN %(databases)s ORDER BY database, table, position
"""

_TABLES = """
SELECT concat(database, '.', name), total_rows, engine, engine_full, as_select, comment
FROM system.tables WHERE database IN %(databases)s
"""
