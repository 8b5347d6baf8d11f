"""Puts a day of a derived table in place: all of it at once, or not at all.

The day is built in a staging table and put in place by `REPLACE PARTITION`, so that readers see
the old day or the new one, and so that a second run gives what the first one gave.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from pipelines.client import Client
from schemas import Table

# Longer than any run lasts: what is older was left behind by a run that was killed.
LEFT_BEHIND_AFTER = timedelta(hours=6)


def replace_day(
    client: Client, table: Table, day: date, select: str, parameters: Mapping[str, Any]
) -> int:
    """Replace the day's partition by the rows of a SELECT; returns how many there are."""
    with staged(client, table) as staging:
        client.command(f"INSERT INTO {staging} {select}", parameters)
        rows = int(client.rows(f"SELECT count() FROM {staging}")[0][0])
        client.command(f"ALTER TABLE {table.qualified} {_placed(day, rows, staging)}")
    return rows


@contextmanager
def staged(client: Client, table: Table) -> Iterator[str]:
    """An empty table like the given one, named by nobody else and gone afterwards."""
    sweep(client, table)
    staging = f"{_prefix(table)}{uuid4().hex}"
    client.command(f"CREATE TABLE {staging} AS {table.qualified}")
    try:
        yield staging
    finally:
        # What made the block fail may make this fail too, and matters more; the sweep comes later.
        with suppress(Exception):
            client.command(f"DROP TABLE {staging} SYNC")


def sweep(client: Client, table: Table, older_than: timedelta = LEFT_BEHIND_AFTER) -> list[str]:
    """Drop staging tables of runs that did not live to do it; returns their names."""
    left = client.rows(
        "SELECT database || '.' || name FROM system.tables"
        " WHERE startsWith(database || '.' || name, %(prefix)s)"
        " AND metadata_modification_time <= now() - %(seconds)s ORDER BY name",
        {"prefix": _prefix(table), "seconds": int(older_than.total_seconds())},
    )
    for (name,) in left:
        client.command(f"DROP TABLE IF EXISTS {name} SYNC")
    return [name for (name,) in left]


def _placed(day: date, rows: int, staging: str) -> str:
    # An empty day is said outright: ClickHouse refuses to replace a partition by nothing.
    if not rows:
        return f"DROP PARTITION '{day}'"
    return f"REPLACE PARTITION '{day}' FROM {staging}"


def _prefix(table: Table) -> str:
    # The schema plan leaves tables alone that have two underscores in their names.
    return f"{table.qualified}__"
