"""Rows of truth, gathered until they are taken."""

import pyarrow as pa

from seeds.simulator.clock import Clock, Ints
from seeds.simulator.truth.tables import SCHEMAS


def span(clock: Clock, start_s: Ints, end_s: Ints) -> dict[str, pa.Array]:
    """From when till when."""
    return {"start": pa.array(clock.ms(start_s)), "end": pa.array(clock.ms(end_s))}


class Rows:
    """What is true of a shard, by table."""

    def __init__(self) -> None:
        self._parts = _nothing()

    def add(self, table: str, columns: dict[str, pa.Array]) -> None:
        """Rows as columns; an id that is left out is empty."""
        schema = SCHEMAS[table]
        many = len(next(iter(columns.values())))
        filled = [
            columns[field.name].cast(field.type)
            if field.name in columns
            else pa.repeat(pa.scalar("", field.type), many)
            for field in schema
        ]
        self._parts[table].append(pa.Table.from_arrays(filled, schema=schema))

    def taken(self) -> dict[str, pa.Table]:
        """What was gathered since the last time; a table of which nothing is known has no row."""
        parts, self._parts = self._parts, _nothing()
        return {name: pa.concat_tables(found) for name, found in parts.items()}


def _nothing() -> dict[str, list[pa.Table]]:
    return {name: [schema.empty_table()] for name, schema in SCHEMAS.items()}
