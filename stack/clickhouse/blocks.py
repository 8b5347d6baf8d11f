"""Native blocks: where they end, what columns they have. Values are never decoded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stack.clickhouse.buffers import Buffer
from stack.clickhouse.compression import CUT_FRAME, FrameBuffer, read_frame
from stack.clickhouse.errors import ProtocolError
from stack.clickhouse.layouts import layout

_NAME = 1 << 16
_MOST_COLUMNS = 1 << 16
_MOST_ROWS = 1 << 31
# The empty block that ends an insert must get through, however much came before it.
_LEAST_FRAME = 1 << 10

Columns = list[tuple[str, str]]


@dataclass(frozen=True)
class Block:
    """A block as the engine's Native format has it. Without columns it ends a stream."""

    columns: int
    rows: int
    native: bytes


def receive_block(source: Buffer, compressed: bool, most: int) -> Block:
    """Read a block behind the name of its table.

    Raises:
        EndpointError: for what cannot be decompressed or walked.
        ProtocolError: for more than ``most`` bytes.
    """
    most = max(most, _LEAST_FRAME)
    if not compressed:
        source.forget()
        source.most = most
        try:
            return _walked(source)
        finally:
            source.most = 0
    first = read_frame(source, most)
    if len(first) == CUT_FRAME:
        return _walked(FrameBuffer(source, first, most))
    return _whole(first)


def _walked(source: Buffer) -> Block:
    skip_block_info(source)
    start = source.position
    columns, rows = read_shape(source)
    for _ in range(columns):
        source.text(_NAME)
        _skip_column(source, source.text(_NAME), rows)
    return Block(columns, rows, source.since(start))


def _whole(frame: bytes) -> Block:
    head = Buffer(frame[:64])
    skip_block_info(head)
    start = head.position
    columns, rows = read_shape(head)
    return Block(columns, rows, frame[start:])


def skip_block_info(source: Buffer) -> None:
    """Pass the fields ahead of a block: is_overflows and bucket_num."""
    while field := source.varint():
        if field > 2:
            raise ProtocolError(f"field {field} of a block's info is unknown")
        source.skip(1 if field == 1 else 4)


def read_shape(source: Buffer) -> tuple[int, int]:
    """The number of columns and of rows."""
    columns, rows = source.varint(), source.varint()
    if columns > _MOST_COLUMNS or rows > _MOST_ROWS:
        raise ProtocolError(f"a block of {columns} columns and {rows} rows")
    return columns, rows


def _skip_column(source: Buffer, type_name: str, rows: int) -> None:
    if rows:
        kind = layout(type_name)
        kind.skip_prefix(source)
        kind.skip_rows(source, rows)


def block_columns(native: bytes) -> Columns:
    """Names and types of a Native block's columns.

    Raises:
        EndpointError: 50 if a column before the last one cannot be walked.
    """
    source = Buffer(native)
    count, rows = read_shape(source)
    columns = []
    for number in range(count):
        columns.append((source.text(_NAME), source.text(_NAME)))
        if number < count - 1:
            _skip_column(source, columns[-1][1], rows)
    return columns


def split_blocks(native: bytes) -> Iterator[Block]:
    """The blocks of Native output, which carries no lengths."""
    source = Buffer(native)
    while source.position < len(native):
        start = source.position
        columns, rows = read_shape(source)
        for _ in range(columns):
            source.text(_NAME)
            _skip_column(source, source.text(_NAME), rows)
        yield Block(columns, rows, source.since(start))
