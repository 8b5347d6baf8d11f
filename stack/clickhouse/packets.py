"""The packets of the native protocol at revision 54440: reading the client's, writing ours."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum

from stack.clickhouse.buffers import Buffer
from stack.clickhouse.errors import EndpointError, ProtocolError

REVISION = 54440
SERVER_NAME = "ClickHouse"
BLOCK_INFO = b"\x01\x00\x02\xff\xff\xff\xff\x00"

_OLDEST_REVISION = 54429
_SHORT = 1 << 12
_LONG = 1 << 20
_MOST_SETTINGS = 1000
_IMPORTANT = 1


class FromClient(IntEnum):
    HELLO = 0
    QUERY = 1
    DATA = 2
    CANCEL = 3
    PING = 4


class FromServer(IntEnum):
    HELLO = 0
    DATA = 1
    EXCEPTION = 2
    PROGRESS = 3
    PONG = 4
    END_OF_STREAM = 5
    PROFILE_INFO = 6


@dataclass(frozen=True)
class Hello:
    """Who connects."""

    client: str
    database: str
    user: str
    password: str


@dataclass(frozen=True)
class Query:
    """A statement with what was sent along. ``important`` names settings that must be known."""

    query_id: str
    settings: dict[str, str]
    important: frozenset[str]
    compressed: bool
    text: str


@dataclass(frozen=True)
class Progress:
    """What a query has read and written so far."""

    read_rows: int = 0
    read_bytes: int = 0
    total_rows: int = 0
    written_rows: int = 0
    written_bytes: int = 0

    def since(self, earlier: Progress) -> Progress:
        """The increment: the protocol sends differences, not totals."""
        return Progress(
            max(0, self.read_rows - earlier.read_rows),
            max(0, self.read_bytes - earlier.read_bytes),
            max(0, self.total_rows - earlier.total_rows),
            max(0, self.written_rows - earlier.written_rows),
            max(0, self.written_bytes - earlier.written_bytes),
        )


def read_hello(source: Buffer) -> Hello:
    """Read the first packet.

    Raises:
        ProtocolError: if this is not a ClickHouse client, or one from before 2019.
    """
    if (kind := source.byte()) != FromClient.HELLO:
        raise ProtocolError(f"the first byte is {kind}, a client of ClickHouse begins with 0")
    client = source.text(_SHORT)
    source.varint()
    source.varint()
    revision = source.varint()
    if revision < _OLDEST_REVISION:
        raise ProtocolError(f"the client's revision {revision} is below {_OLDEST_REVISION}")
    return Hello(client, source.text(_SHORT), source.text(_SHORT), source.text(_SHORT))


def read_query(source: Buffer, longest: int) -> Query:
    """Read a Query packet behind its first byte.

    Raises:
        ProtocolError: if a part is larger than it may be.
    """
    query_id = source.text(_SHORT)
    _skip_client_info(source)
    settings: dict[str, str] = {}
    important = set()
    while name := source.text(_SHORT):
        flags = source.varint()
        settings[name] = source.text(_LONG)
        if flags & _IMPORTANT:
            important.add(name)
        if len(settings) > _MOST_SETTINGS:
            raise ProtocolError(f"more than {_MOST_SETTINGS} settings")
    source.varint()
    compressed = bool(source.varint())
    return Query(query_id, settings, frozenset(important), compressed, source.text(longest))


def _skip_client_info(source: Buffer) -> None:
    if not source.byte():
        return
    for _ in ("initial user", "initial query id", "initial address"):
        source.text(_SHORT)
    source.byte()
    for _ in ("operating system's user", "host", "client"):
        source.text(_SHORT)
    for _ in ("major", "minor", "revision"):
        source.varint()
    source.text(_SHORT)
    source.varint()


def varint(value: int) -> bytes:
    encoded = bytearray()
    while value > 0x7F:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)


def string(text: str) -> bytes:
    encoded = text.encode()
    return varint(len(encoded)) + encoded


def hello(version: tuple[int, int, int], timezone: str, display_name: str) -> bytes:
    major, minor, patch = version
    return b"".join(
        (
            varint(FromServer.HELLO),
            string(SERVER_NAME),
            varint(major),
            varint(minor),
            varint(REVISION),
            string(timezone),
            string(display_name),
            varint(patch),
        )
    )


def exception(error: EndpointError) -> bytes:
    no_nested = b"\x00"
    return b"".join(
        (
            varint(FromServer.EXCEPTION),
            struct.pack("<i", error.code),
            string("DB::Exception"),
            string(error.message),
            string(""),
            no_nested,
        )
    )


def progress(step: Progress) -> bytes:
    return b"".join(
        (
            varint(FromServer.PROGRESS),
            varint(step.read_rows),
            varint(step.read_bytes),
            varint(step.total_rows),
            varint(step.written_rows),
            varint(step.written_bytes),
        )
    )


def profile_info(rows: int, blocks: int, size: int) -> bytes:
    no_limit = varint(0) * 3
    return b"".join(
        (varint(FromServer.PROFILE_INFO), varint(rows), varint(blocks), varint(size), no_limit)
    )


def native_header(columns: list[tuple[str, str]]) -> bytes:
    """A Native block without rows."""
    named = b"".join(string(name) + string(kind) for name, kind in columns)
    return varint(len(columns)) + varint(0) + named


DATA = varint(FromServer.DATA) + string("")
PONG = varint(FromServer.PONG)
END_OF_STREAM = varint(FromServer.END_OF_STREAM)
