"""Rows of a time of issue, put in the place of those that an earlier run made."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

from pipelines.client import Client
from schemas import Table


class Writer(Client, Protocol):
    """A client that may insert, too."""

    def insert(
        self, table: str, columns: Mapping[str, Sequence[Any]], token: str | None = None
    ) -> None:
        """Insert columns as one block."""
        ...


def replace_issue(
    client: Writer, table: Table, columns: Mapping[str, Sequence[Any]], **of: object
) -> None:
    """Insert the rows of one time of issue, and forget what an earlier run said of it.

    The table keeps the later row of a key by its `available_at`; a key that is no longer there is
    deleted. That comes after the insert, so that readers never find less than one run's rows.

    Args:
        columns: those of the table but `available_at`, which is now.
        of: the values that all the rows have in common, `issued_at` among them.
    """
    now = datetime.now(UTC)
    many = len(next(iter(columns.values())))
    if many:
        shared = {name: [value] * many for name, value in of.items()}
        client.insert(table.qualified, {**shared, **columns, "available_at": [now] * many})
    conditions = [f"{name} = %({name})s" for name in of]
    earlier = " AND ".join([*conditions, "available_at < fromUnixTimestamp64Milli(%(now_ms)s)"])
    given = {**of, "now_ms": int(now.timestamp() * 1000)}
    # A DELETE looks at every part, and there is seldom anything to delete.
    if client.rows(f"SELECT 1 FROM {table.qualified} WHERE {earlier} LIMIT 1", given):
        client.command(f"DELETE FROM {table.qualified} WHERE {earlier}", given)
