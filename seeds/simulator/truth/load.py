"""Truth in ClickHouse: tables `truth.<name>`, of one simulation, in place of an earlier one's."""

from collections.abc import Callable
from itertools import takewhile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from connections.clickhouse import ClickHouse
from schemas import Column, Table
from schemas.columns import columns_of
from schemas.render.clickhouse import create_database, create_table
from seeds.simulator.errors import SimulationError
from seeds.simulator.truth.folder import is_finished
from seeds.simulator.truth.tables import SCHEMAS, TABLES

DATABASE = "truth"
_LOADING = f"{DATABASE}__loading"  # becomes the database when it is whole
_WORDS = ("String", "LowCardinality(String)")
_MAKES = "`three-networks simulate` makes one anew"

Progress = Callable[[int, int], None]  # is told files done, and how many there are


class LoadError(SimulationError):
    """A folder is not that of a simulation's truth."""


def declared(name: str, database: str = DATABASE) -> Table:
    """A table of truth, sorted by what stands first in a row: whom it is of."""
    struct = TABLES[name]
    columns = columns_of(struct)
    return Table(
        database=database,
        name=name,
        columns=columns,
        order_by=tuple(each.name for each in takewhile(_is_word, columns)),
        comment=(struct.__doc__ or "").strip().splitlines()[0],
    )


def load(
    client: ClickHouse, folder: Path, progress: Progress = lambda done, files: None
) -> dict[str, int]:
    """Load a folder's Parquet files; returns rows by table.

    Until all of them are loaded, what was loaded earlier stays.

    Raises:
        LoadError: the simulation did not come to its end, a table has no file, or a file is not of
            its form; nothing was replaced.
    """
    files = _files(folder)
    rows = dict.fromkeys(TABLES, 0)
    client.command(f"DROP DATABASE IF EXISTS {_LOADING}")
    client.command(create_database(_LOADING))
    for name in TABLES:
        client.command(create_table(declared(name, _LOADING)))
    for done, (name, file) in enumerate(files, 1):
        rows[name] += _insert(client, name, file)
        progress(done, len(files))
    client.command(f"DROP DATABASE IF EXISTS {DATABASE}")
    client.command(f"RENAME DATABASE {_LOADING} TO {DATABASE}")
    return rows


def _files(folder: Path) -> list[tuple[str, Path]]:
    """Files with the names of their tables."""
    found = {name: sorted(folder.glob(f"{name}/day=*/shard-*.parquet")) for name in TABLES}
    if any(found.values()) and not is_finished(folder):
        raise LoadError(
            f"{folder} is of a simulation that goes on, or was stopped",
            "wait for its end, or give its command again",
        )
    if missing := [name for name, files in found.items() if not files]:
        raise LoadError(f"{folder} is no folder of truth: it has no {', '.join(missing)}", _MAKES)
    return [(name, file) for name, files in found.items() for file in files]


def _insert(client: ClickHouse, name: str, file: Path) -> int:
    table = _read(name, file)
    if table.num_rows:
        columns = {field.name: _values(table[field.name]) for field in table.schema}
        client.insert(declared(name, _LOADING).qualified, columns)
    return int(table.num_rows)


def _read(name: str, file: Path) -> pa.Table:
    try:
        table = pq.ParquetFile(file).read()
    except pa.ArrowInvalid as error:
        raise LoadError(f"{file}: {error}", _MAKES) from error
    if table.schema != SCHEMAS[name]:
        raise LoadError(f"{file} has other columns than {DATABASE}.{name}", _MAKES)
    return table


def _values(column: pa.ChunkedArray) -> list[Any]:
    """As the driver takes them: times as numbers."""
    is_time = pa.types.is_timestamp(column.type)
    found: list[Any] = (column.cast(pa.int64()) if is_time else column).to_pylist()
    return found


def _is_word(column: Column) -> bool:
    return column.type in _WORDS
