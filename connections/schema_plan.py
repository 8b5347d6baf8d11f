"""Declared against actual ClickHouse schema: what differs, and the statements that mend it.

The declaration is made for a moment in a scratch database, so that the engine itself brings both
sides into the same form. Nothing that holds rows is ever dropped: that is refused, with the remedy.
Rows go by a declared TTL only.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from uuid import uuid4

from clickhouse_driver.errors import ServerException

from connections.clickhouse import ClickHouse
from connections.storage import Storage, alterations, changed_settings, parsed
from schemas import Column, Feed, Table, View
from schemas.render.clickhouse import (
    DATABASES,
    column_definition,
    create,
    create_database,
    create_table,
    create_view,
    fill,
    quoted,
)

SCRATCH_MARK = "__"  # tables with this in their names are somebody's staging tables

# A view that reads what an earlier change of the plan makes: no such column, identifier, table,
# database.
_NOT_YET = frozenset({16, 47, 60, 81})


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


class _Column(NamedTuple):
    """What the engine says of a column."""

    type: str
    default_kind: str
    default: str
    codec: str
    comment: str


@dataclass(frozen=True)
class _Actual:
    """What the engine says of a table or view."""

    engine: str
    storage: Storage
    select: str
    comment: str
    columns: dict[str, _Column]
    rows: int

    @property
    def definition(self) -> tuple[str, ...]:
        """What cannot be changed in place."""
        return self.engine, self.storage.form, self.select


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
    if declared.definition != actual.definition or _fixed(client, actual, declared):
        yield from _made_anew(table, actual)
        return
    if declared.comment != actual.comment:
        comment = f"ALTER TABLE {table.qualified} MODIFY COMMENT {quoted(table.comment)}"
        yield Change(table.qualified, "change comment", comment)
    place = "FIRST"
    for column in table.columns:
        wanted, found = declared.columns[column.name], actual.columns.get(column.name)
        if found is None:
            added = f"ADD COLUMN {column_definition(column)} {place}"
            statement = f"ALTER TABLE {table.qualified} {added}"
            yield Change(table.qualified, f"add column {column.name}", statement)
        elif found != wanted:
            yield from _column_changes(table, column, found, wanted, bool(actual.rows))
        place = f"AFTER {column.name}"
    for what, action in alterations(actual.storage, declared.storage):
        yield Change(table.qualified, what, f"ALTER TABLE {table.qualified} {action}")
    for name in actual.columns.keys() - declared.columns.keys():
        drop = None if actual.rows else f"ALTER TABLE {table.qualified} DROP COLUMN {name}"
        yield Change(table.qualified, f"drop column {name}", drop)


def _column_changes(
    table: Table, column: Column, found: _Column, wanted: _Column, holds_rows: bool
) -> Iterator[Change]:
    alter = f"ALTER TABLE {table.qualified}"
    kind = found.default_kind
    if holds_rows and found.type != wanted.type:
        yield Change(table.qualified, f"type of {column.name}: {found.type} → {wanted.type}")
        return
    if holds_rows and wanted.default_kind == "ALIAS" != kind:
        yield Change(table.qualified, f"column {column.name} would no longer be stored")
        return
    if kind and not wanted.default_kind:
        statement = f"{alter} MODIFY COLUMN {column.name} REMOVE {kind}"
        yield Change(table.qualified, f"remove {kind.lower()} of {column.name}", statement)
    statement = f"{alter} MODIFY COLUMN {column_definition(column)}"
    yield Change(table.qualified, f"modify column {column.name}", statement)
    if found.comment and not wanted.comment:
        statement = f"{alter} COMMENT COLUMN {column.name} ''"
        yield Change(table.qualified, f"remove comment of {column.name}", statement)


def _made_anew(table: Table, actual: _Actual) -> Iterator[Change]:
    if actual.rows:
        yield Change(table.qualified, "engine, sorting or partitioning differs; copy the rows")
        return
    yield Change(table.qualified, "drop empty table", f"DROP TABLE {table.qualified}")
    yield Change(table.qualified, "create table", create_table(table))


def _fixed(client: ClickHouse, actual: _Actual, declared: _Actual) -> bool:
    """Does a setting differ that parts are written by, so that the engine lets nobody change it?"""
    changed = changed_settings(actual.storage, declared.storage)
    return bool(changed) and bool(client.rows(_FIXED_SETTINGS, {"names": tuple(changed)}))


def _surplus(actual: dict[str, _Actual], declared: set[str]) -> Iterator[Change]:
    for name in sorted(actual.keys() - declared):
        if SCRATCH_MARK not in name:
            drop = None if actual[name].rows else f"DROP TABLE {name}"
            yield Change(name, "drop: not declared", drop)


def _view_changes(client: ClickHouse, view: View, actual: _Actual | None) -> Iterator[Change]:
    if isinstance(view, Feed):
        yield from _feed_changes(client, view, actual)
    elif actual is None:
        yield Change(view.qualified, "create view", create_view(view))
    elif _view_differs(client, view, actual):
        yield Change(view.qualified, "replace view", create_view(view))


def _feed_changes(client: ClickHouse, feed: Feed, actual: _Actual | None) -> Iterator[Change]:
    """What was there before the feeds is filled in when they are made.

    That comes before the feed by the clock, which tells by being there that nothing is missing:
    where a fill breaks off, the next plan has it again.
    """
    if actual is not None:
        # Made in earnest it would feed for a moment; a plain view has the same SELECT.
        as_view = View(feed.database, feed.name, feed.runs, feed.comment)
        if not _view_differs(client, as_view, replace(actual, engine="View")):
            return
        yield Change(feed.qualified, "drop feed", f"DROP VIEW {feed.qualified}")
    if feed.every:
        yield Change(feed.into, "fill from what it is made of", fill(feed))
    yield Change(feed.qualified, "create feed", create_view(feed))


def _view_differs(client: ClickHouse, view: View, actual: _Actual) -> bool:
    try:
        declared = _declared(client, view)
    except ServerException as error:
        if error.code in _NOT_YET:
            return True
        raise
    return (declared.definition, declared.comment) != (actual.definition, actual.comment)


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
    columns: dict[str, dict[str, _Column]] = {}
    for owner, name, *facts in client.rows(_COLUMNS, where):
        columns.setdefault(owner, {})[name] = _Column(*facts)
    return {
        owner: _Actual(engine, parsed(storage), select, comment, columns.get(owner, {}), rows or 0)
        for owner, engine, storage, select, comment, rows in client.rows(_TABLES, where)
    }


_COLUMNS = """
SELECT concat(database, '.', table), name, type, default_kind, default_expression,
       compression_codec, comment
FROM system.columns WHERE database IN %(databases)s ORDER BY database, table, position
"""

_TABLES = """
SELECT concat(database, '.', name), engine, engine_full, as_select, comment, total_rows
FROM system.tables WHERE database IN %(databases)s
"""

_FIXED_SETTINGS = "SELECT name FROM system.merge_tree_settings WHERE readonly AND name IN %(names)s"
