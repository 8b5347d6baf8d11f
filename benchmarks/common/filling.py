"""Rows that the engine makes itself, so that no producer and no worker is waited for."""

from collections.abc import Mapping

from connections.clickhouse import ClickHouse


def fill(client: ClickHouse, table: str, select: str, given: Mapping[str, int]) -> None:
    """Insert what a SELECT makes; columns are matched by name, those without one are left out."""
    made = {row[0] for row in client.rows(f"DESCRIBE ({select})", given)}
    held = [row[0] for row in client.rows(f"DESCRIBE {table}")]
    columns = ", ".join(each for each in held if each in made)
    client.command(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM ({select})", given)
