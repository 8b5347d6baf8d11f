"""How a column of each type lies in a Native block: what is needed to find where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from stack.clickhouse.buffers import Buffer
from stack.clickhouse.errors import EndpointError

_FIXED = {
    **dict.fromkeys(("UInt8", "Int8", "Bool", "Enum8", "Nothing"), 1),
    **dict.fromkeys(("UInt16", "Int16", "Date", "Enum16", "BFloat16"), 2),
    **dict.fromkeys(("UInt32", "Int32", "Float32", "Date32", "DateTime", "IPv4", "Time"), 4),
    **dict.fromkeys(("UInt64", "Int64", "Float64", "DateTime64", "Time64", "Decimal64"), 8),
    **dict.fromkeys(("UInt128", "Int128", "UUID", "IPv6", "Decimal128"), 16),
    **dict.fromkeys(("UInt256", "Int256", "Decimal256"), 32),
    "Decimal32": 4,
}
_ALIASES = {
    "Point": "Tuple(Float64, Float64)",
    "Ring": "Array(Point)",
    "LineString": "Array(Point)",
    "MultiLineString": "Array(LineString)",
    "Polygon": "Array(Ring)",
    "MultiPolygon": "Array(Polygon)",
}
_DECIMAL_WIDTHS = ((9, 4), (18, 8), (38, 16), (76, 32))
_WORD = 8
_SHARED_DICTIONARY = 1 << 8


class Layout(Protocol):
    """A type as bytes."""

    def skip_prefix(self, block: Buffer) -> None:
        """Pass what a column says once, ahead of its rows."""

    def skip_rows(self, block: Buffer, rows: int) -> None:
        """Pass so many rows."""


class _Fixed:
    def __init__(self, width: int) -> None:
        self.width = width

    def skip_prefix(self, block: Buffer) -> None:
        pass

    def skip_rows(self, block: Buffer, rows: int) -> None:
        block.skip(self.width * rows)


class _String:
    def skip_prefix(self, block: Buffer) -> None:
        pass

    def skip_rows(self, block: Buffer, rows: int) -> None:
        block.skip_strings(rows)


class _Tuple:
    def __init__(self, parts: Sequence[Layout]) -> None:
        self.parts = parts

    def skip_prefix(self, block: Buffer) -> None:
        for part in self.parts:
            part.skip_prefix(block)

    def skip_rows(self, block: Buffer, rows: int) -> None:
        for part in self.parts:
            part.skip_rows(block, rows)


class _Nullable(_Tuple):
    def __init__(self, inner: Layout) -> None:
        super().__init__([_Fixed(1), inner])


class _Array:
    def __init__(self, inner: Layout) -> None:
        self.inner = inner

    def skip_prefix(self, block: Buffer) -> None:
        self.inner.skip_prefix(block)

    def skip_rows(self, block: Buffer, rows: int) -> None:
        if not rows:
            return
        block.skip(_WORD * (rows - 1))
        self.inner.skip_rows(block, block.unsigned(_WORD))


class _LowCardinality:
    def __init__(self, keys: Layout) -> None:
        self.keys = keys

    def skip_prefix(self, block: Buffer) -> None:
        block.skip(_WORD)

    def skip_rows(self, block: Buffer, rows: int) -> None:
        if not rows:
            return
        flags = block.unsigned(_WORD)
        if flags & _SHARED_DICTIONARY:
            raise _unknown("LowCardinality with a shared dictionary")
        self.keys.skip_rows(block, block.unsigned(_WORD))
        block.skip((1 << (flags & 0xFF)) * block.unsigned(_WORD))


def _unknown(type_name: str) -> EndpointError:
    remedy = "insert it with compression='lz4', or by INSERT SELECT"
    return EndpointError(
        50, "UNKNOWN_TYPE", f"The endpoint cannot find the end of type {type_name}: {remedy}"
    )


def split_arguments(inside: str) -> list[str]:
    """The arguments of a type, split at the commas that are not nested or quoted."""
    parts, depth, start, quote = [], 0, 0, ""
    skip_next = False
    for place, letter in enumerate(inside):
        if skip_next:
            skip_next = False
        elif quote:
            skip_next = letter == "\\"
            quote = "" if letter == quote else quote
        elif letter in "'`\"":
            quote = letter
        elif letter == "," and not depth:
            parts.append(inside[start:place].strip())
            start = place + 1
        else:
            depth += (letter == "(") - (letter == ")")
    parts.append(inside[start:].strip())
    return parts


def _element_type(element: str) -> str:
    """The type of a tuple's element, which may carry a name in front."""
    if element[:1] in '`"':
        return element[element.index(element[0], 1) + 1 :].strip()
    name, space, rest = element.partition(" ")
    return rest.strip() if space and "(" not in name else element


def _without_nullable(key_type: str) -> str:
    """A dictionary holds NULL as its first key, so that its keys are never Nullable."""
    return key_type[len("Nullable(") : -1] if key_type.startswith("Nullable(") else key_type


def _decimal_width(precision: int) -> int:
    return next(width for most, width in _DECIMAL_WIDTHS if precision <= most)


@lru_cache(maxsize=4096)
def layout(type_name: str) -> Layout:
    """The layout of a type by its ClickHouse name.

    Raises:
        EndpointError: 50 UNKNOWN_TYPE for types whose bytes we cannot walk (JSON, Dynamic,
            Variant, AggregateFunction …).
    """
    if type_name in _ALIASES:
        return layout(_ALIASES[type_name])
    name, opened, rest = type_name.partition("(")
    if name in _FIXED:
        return _Fixed(_FIXED[name])
    if name == "String":
        return _String()
    if name.startswith("Interval"):
        return _Fixed(_WORD)
    if not opened:
        raise _unknown(type_name)
    return _parametric(type_name, name, split_arguments(rest[:-1]))


def _parametric(type_name: str, name: str, arguments: list[str]) -> Layout:
    match name:
        case "FixedString":
            return _Fixed(int(arguments[0]))
        case "Decimal":
            return _Fixed(_decimal_width(int(arguments[0])))
        case "Nullable":
            return _Nullable(layout(arguments[0]))
        case "Array":
            return _Array(layout(arguments[0]))
        case "Tuple":
            return _Tuple([layout(_element_type(each)) for each in arguments])
        case "Nested":
            return _Array(_Tuple([layout(_element_type(each)) for each in arguments]))
        case "Map":
            return _Array(_Tuple([layout(each) for each in arguments]))
        case "SimpleAggregateFunction":
            return layout(arguments[1])
        case "LowCardinality":
            return _LowCardinality(layout(_without_nullable(arguments[0])))
    raise _unknown(type_name)
