"""Declared against actual ClickHouse schema: what differs, and the statements that mend it.

The declaration is made for a moment in a scratch database, so that the engine itself brings both
sides into the same form. Nothing that holds rows is ever dropped: that is refused, with the remedy.
Rows go by a declared TTL only.
"""

from collections.abc import Iterable, Iterator, Sequence

from connections.clickhouse import ClickHouse
from connections.schema_plan.actual import SCRATCH_MARK, Actual, describe
from connections.schema_plan.change import Change
from connections.schema_plan.tables import table_changes
from connections.schema_plan.views import view_changes
from schemas import Table, View
from schemas.render.clickhouse import DATABASES, create_database

__all__ = ["Change", "apply", "plan"]


def plan(client: ClickHouse, tables: Sequence[Table], views: Sequence[View]) -> list[Change]:
    """The changes that make the actual schema the declared one, in the order to make them."""
    missing = [each for each in DATABASES if each not in _databases(client)]
    changes = [Change(each, "create database", create_database(each)) for each in missing]
    actual = describe(client, DATABASES)
    for table in tables:
        changes += table_changes(client, table, actual.get(table.qualified))
    declared = {each.qualified for each in tables} | {each.qualified for each in views}
    changes += _surplus(actual, declared)
    for view in views:
        changes += view_changes(client, view, actual.get(view.qualified))
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


def _surplus(actual: dict[str, Actual], declared: set[str]) -> Iterator[Change]:
    for name in sorted(actual.keys() - declared):
        if SCRATCH_MARK not in name:
            drop = None if actual[name].rows else f"DROP TABLE {name}"
            yield Change(name, "drop: not declared", drop)


def _databases(client: ClickHouse) -> set[str]:
    return {row[0] for row in client.rows("SELECT name FROM system.databases")}
