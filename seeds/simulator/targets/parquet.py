"""To Parquet: `<type>/day=<day>/shard-<number>.parquet`, each put in place whole."""

import hashlib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schemas import Contract
from schemas.render.arrow import arrow_schema
from seeds.simulator.clock import Clock
from seeds.simulator.events import Events


class ParquetTarget:
    """Writes an hour as a row group; files that are there already are left as they are.

    The columns are those of the landing table, and `sent`. What is sent after the last day is in
    the last day's files.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self._writers: dict[tuple[int, str], tuple[Path, pq.ParquetWriter | None]] = {}
        self._files: list[Path] = []

    def take(self, shard: int, hour: int, events: list[Events]) -> None:
        day = min(hour // 24, self._clock.days - 1)
        for found in events:
            writer = self._writer(shard, found.contract, day)
            if writer is not None:
                writer.write_table(_table(found))

    def finish(self) -> None:
        for file, writer in self._writers.values():
            self._close(file, writer)
        self._writers.clear()

    def bad(self) -> dict[str, int]:
        """None: files hold events, not what was sent in their place."""
        return {}

    def checksums(self) -> dict[str, str]:
        return {
            str(file.relative_to(self._folder)): hashlib.blake2b(file.read_bytes()).hexdigest()
            for file in self._files
        }

    def _writer(self, shard: int, contract: Contract, day: int) -> pq.ParquetWriter | None:
        """The day's writer of a shard and type; None where its file is whole already."""
        name = f"{contract.event_type}/day={self._clock.day(day)}/shard-{shard:04d}.parquet"
        file, key = self._folder / name, (shard, contract.event_type)
        if key in self._writers and self._writers[key][0] != file:
            self._close(*self._writers.pop(key))
        if key not in self._writers:
            self._writers[key] = file, None if file.exists() else _opened(file, contract)
        return self._writers[key][1]

    def _close(self, file: Path, writer: pq.ParquetWriter | None) -> None:
        if writer is not None:
            writer.close()
            _part(file).replace(file)
        self._files.append(file)


def _opened(file: Path, contract: Contract) -> pq.ParquetWriter:
    file.parent.mkdir(parents=True, exist_ok=True)
    return pq.ParquetWriter(_part(file), _schema(contract), compression="zstd")


def _part(file: Path) -> Path:
    return file.with_suffix(".part")


def _schema(contract: Contract) -> pa.Schema:
    """Words as plain strings: a file finds its own few among the city's many."""
    fields = [
        each.with_type(each.type.value_type) if pa.types.is_dictionary(each.type) else each
        for each in arrow_schema(contract)
    ]
    return pa.schema([*fields, pa.field("sent", pa.timestamp("ms", "UTC"), nullable=False)])


def _table(events: Events) -> pa.Table:
    schema = _schema(events.contract)
    columns = [_column(events, each) for each in list(schema)[:-1]]
    sent = pa.array(events.sent_ms).cast(schema.field("sent").type)
    return pa.Table.from_arrays([*columns, sent], schema=schema)


def _column(events: Events, field: pa.Field) -> pa.Array:
    """A field's values, the contract's default where there is none."""
    defaults = events.contract.defaults
    if field.name not in events.columns:
        return pa.repeat(pa.scalar(defaults[field.name], field.type), len(events))
    column = events.columns[field.name].cast(field.type)
    if field.nullable or not column.null_count:
        return column
    return column.fill_null(pa.scalar(defaults[field.name], field.type))
