"""A Parquet file of events: the columns of the landing table, and `sent`."""

from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schemas import Contract
from schemas.render.arrow import arrow_schema
from seeds.simulator.events import Events, joined
from seeds.simulator.whole import part_of

_GROUP_ROWS = 16_384  # a row group costs a millisecond beside its rows
_TIMES = ["event_time", "sent"]


class EventFile:
    """Is written beside its place and moved there whole; one that is whole already stays."""

    def __init__(self, path: Path, contract: Contract) -> None:
        self.path = path
        self._waiting: list[Events] = []
        self._rows = 0
        self._writer = None if path.exists() else _opened(part_of(path), contract)

    def add(self, events: Events) -> None:
        """Write them, together with what comes after them if they are few."""
        if self._writer is None:
            return
        self._waiting.append(events)
        self._rows += len(events)
        if self._rows >= _GROUP_ROWS:
            self._write(self._writer)

    def close(self) -> None:
        """All of it is in its place when this returns."""
        if self._writer is None:
            return
        self._write(self._writer)
        self._writer.close()
        part_of(self.path).replace(self.path)

    def _write(self, writer: pq.ParquetWriter) -> None:
        if self._rows:
            writer.write_table(_table(joined(self._waiting)))
        self._waiting, self._rows = [], 0


def _opened(file: Path, contract: Contract) -> pq.ParquetWriter:
    """Only words repeat enough to be put into dictionaries; only times are worth to be searched."""
    file.parent.mkdir(parents=True, exist_ok=True)
    schema = _schema(contract)
    words = [each.name for each in schema if pa.types.is_string(each.type)]
    return pq.ParquetWriter(
        file, schema, compression="zstd", use_dictionary=words, write_statistics=_TIMES
    )


@cache
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
