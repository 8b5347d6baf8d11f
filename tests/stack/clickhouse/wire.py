"""The client's side of the protocol by hand, for what a stock client never does."""

from __future__ import annotations

import socket
import struct

from stack.clickhouse.compression import compress
from stack.clickhouse.packets import BLOCK_INFO, string, varint
from tests.stack.clickhouse.clickhouse_process import PASSWORDS

EXCEPTION = 2
END_OF_BLOCKS = varint(2) + string("") + BLOCK_INFO + varint(0) + varint(0)
CANCEL = varint(3)


class Wire:
    """A connection that has said Hello; ``receive`` blocks for at most ten seconds."""

    def __init__(self, port: int, user: str = "ingest", greets: bool = True) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        if greets:
            self.send(hello(user, PASSWORDS[user]))
            assert self.receive()[0] == 0

    def __enter__(self) -> Wire:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def receive(self) -> bytes:
        return self.socket.recv(1 << 16)

    def receive_all(self) -> bytes:
        """Everything up to the end of the connection."""
        received = b""
        while more := self.receive():
            received += more
        return received

    def reset(self) -> None:
        """Leave without a farewell."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()


def hello(user: str, password: str) -> bytes:
    version = varint(20) + varint(10) + varint(54440)
    return varint(0) + string("wire") + version + string("") + string(user) + string(password)


def query(sql: str) -> bytes:
    return query_head(sql, compressed=False) + END_OF_BLOCKS


def query_head(sql: str, compressed: bool) -> bytes:
    """A Query packet without the empty block that ends its external tables."""
    no_client_info, no_settings = b"\x00", b"\x00"
    head = varint(1) + string("") + no_client_info + no_settings
    return head + varint(2) + varint(compressed) + string(sql)


def framed(block: bytes, size: int = 1 << 20) -> bytes:
    """A Data packet whose block is cut into compressed frames, as clickhouse-client does."""
    cuts = range(0, len(block), size)
    return varint(2) + string("") + b"".join(compress(block[at : at + size]) for at in cuts)


def data(columns: int, rows: int, rest: bytes) -> bytes:
    return varint(2) + string("") + BLOCK_INFO + varint(columns) + varint(rows) + rest


def code_of(packet: bytes) -> int:
    """The number in an Exception packet."""
    assert packet[0] == EXCEPTION, packet[:200]
    return int(struct.unpack_from("<i", packet, 1)[0])
