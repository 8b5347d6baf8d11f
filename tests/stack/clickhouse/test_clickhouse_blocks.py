"""The end of a block that carries no length, found by its types alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from stack.clickhouse.blocks import block_columns, split_blocks
from stack.clickhouse.buffers import Buffer
from stack.clickhouse.errors import EndpointError, ProtocolError
from stack.clickhouse.layouts import layout, split_arguments
from stack.clickhouse.packets import native_header, string, varint


@pytest.mark.parametrize(
    ("kind", "rows", "size"),
    [
        ("UInt8", 3, 3),
        ("Nullable(UInt64)", 2, 18),
        ("Decimal(10, 2)", 2, 16),
        ("Decimal32(2)", 2, 8),
        ("IntervalDay", 2, 16),
        ("Nothing", 2, 2),
        ("Enum8('(' = 1, ')),' = 2)", 2, 2),
        ("Tuple(a UInt8, `b c` Nullable(UInt16))", 2, 8),
        ("MultiPolygon", 0, 0),
    ],
)
def test_fixed_sizes(kind: str, rows: int, size: int) -> None:
    column = Buffer(bytes(size) + b"next")
    layout(kind).skip_prefix(column)
    layout(kind).skip_rows(column, rows)
    assert column.take(4) == b"next"


@pytest.mark.parametrize(
    "kind", ["JSON", "Dynamic", "Variant(String, UInt8)", "AggregateFunction(sum, UInt64)", "Nope"]
)
def test_types_that_cannot_be_walked_are_refused(kind: str) -> None:
    with pytest.raises(EndpointError) as refusal:
        layout(f"Array({kind})")
    assert refusal.value.code == 50


def test_arguments_are_split_outside_of_quotes_and_parentheses() -> None:
    assert split_arguments(r"a Enum8('x\',(' = 1), `b,` Map(String, UInt8)") == [
        r"a Enum8('x\',(' = 1)",
        "`b,` Map(String, UInt8)",
    ]


@given(some.lists(some.lists(some.binary(max_size=300), min_size=1, max_size=40), max_size=4))
def test_blocks_of_strings_are_split_where_they_end(blocks: list[list[bytes]]) -> None:
    natives = [
        varint(1)
        + varint(len(rows))
        + string("a")
        + string("String")
        + b"".join(varint(len(row)) + row for row in rows)
        for rows in blocks
    ]
    assert [block.native for block in split_blocks(b"".join(natives))] == natives


def test_the_last_column_needs_no_walk() -> None:
    native = native_header([("a", "UInt8"), ("j", "JSON")])
    assert block_columns(native) == [("a", "UInt8"), ("j", "JSON")]


def test_a_block_that_ends_early_is_refused() -> None:
    with pytest.raises(ProtocolError):
        list(split_blocks(varint(1) + varint(5) + string("a") + string("UInt64") + b"short"))


def test_more_than_allowed_is_refused_before_it_is_there() -> None:
    source = Buffer(b"12345678")
    source.most = 100
    with pytest.raises(ProtocolError) as refusal:
        source.need(101)
    assert refusal.value.code == 161
