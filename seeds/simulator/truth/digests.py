"""Checksums of what is true, by table and shard."""

import hashlib

import pyarrow as pa
from pyarrow.csv import write_csv


class Digests:
    """Of the values, not of the bytes of a file, so they are there where no file is written."""

    def __init__(self) -> None:
        self._found: dict[str, hashlib.blake2b] = {}

    def take(self, shard: int, tables: dict[str, pa.Table]) -> None:
        """A shard's next rows, by table."""
        for name, table in tables.items():
            digest = self._found.setdefault(f"truth/{name}/{shard:04d}", hashlib.blake2b())
            digest.update(_text_of(table))

    def checksums(self) -> dict[str, str]:
        """By table and shard, equal if and only if the same was taken."""
        return {part: digest.hexdigest() for part, digest in self._found.items()}


def _text_of(table: pa.Table) -> pa.Buffer:
    """As CSV, which has values only: Arrow's own buffers also have pieces, slices and padding.

    Times go as numbers, which are written ten times as fast.
    """
    sink = pa.BufferOutputStream()
    write_csv(table.cast(pa.schema(map(_written, table.schema))).combine_chunks(), sink)
    return sink.getvalue()


def _written(field: pa.Field) -> pa.Field:
    if pa.types.is_dictionary(field.type):
        return field.with_type(field.type.value_type)
    return field.with_type(pa.int64()) if pa.types.is_timestamp(field.type) else field
