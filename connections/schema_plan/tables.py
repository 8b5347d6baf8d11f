"""What a table needs that is not as it was declared."""

from collections.abc import Iterator

from connections.clickhouse import ClickHouse
from connections.schema_plan.actual import Actual, ActualColumn, as_declared
from connections.schema_plan.change import Change
from connections.schema_plan.storage import alterations, changed_settings
from schemas import Column, Table
from schemas.render.clickhouse import column_definition, create_table, quoted

_FIXED_SETTINGS = "SELECT name FROM system.merge_tree_settings WHERE readonly AND name IN %(names)s"


def table_changes(client: ClickHouse, table: Table, actual: Actual | None) -> Iterator[Change]:
    """What makes a table the declared one; refused where rows would be lost."""
    if actual is None:
        yield Change(table.qualified, "create table", create_table(table))
        return
    declared = as_declared(client, table)
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
    table: Table, column: Column, found: ActualColumn, wanted: ActualColumn, holds_rows: bool
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


def _made_anew(table: Table, actual: Actual) -> Iterator[Change]:
    if actual.rows:
        yield Change(table.qualified, "engine, sorting or partitioning differs; copy the rows")
        return
    yield Change(table.qualified, "drop empty table", f"DROP TABLE {table.qualified}")
    yield Change(table.qualified, "create table", create_table(table))


def _fixed(client: ClickHouse, actual: Actual, declared: Actual) -> bool:
    """Does a setting differ that parts are written by, so that the engine lets nobody change it?"""
    changed = changed_settings(actual.storage, declared.storage)
    return bool(changed) and bool(client.rows(_FIXED_SETTINGS, {"names": tuple(changed)}))
