"""Bytes that come in: a growing buffer with a position, filled from a socket or from frames."""

from __future__ import annotations

import socket

from stack.clickhouse.errors import ProtocolError

_LEAST_READ = 1 << 16
_MOST_READ = 1 << 20
_LONGEST_VARINT = 10


class DisconnectedError(Exception):
    """The peer has gone, or said nothing for as long as it may."""


class Buffer:
    """Bytes at hand. Subclasses add more in ``fill``; this one has no more."""

    def __init__(self, data: bytes = b"") -> None:
        self.data = bytearray(data)
        self.position = 0
        self.most = 0

    def fill(self, missing: int) -> None:
        """Append at least one byte to ``data``, or raise."""
        raise ProtocolError(f"{missing} bytes are missing at the end of a block")

    def need(self, count: int) -> None:
        """Have ``count`` bytes at the position.

        Raises:
            ProtocolError: if that makes what is held larger than allowed.
        """
        if self.most and self.position + count > self.most:
            raise ProtocolError(f"more than {self.most} bytes in one packet", 161, "LIMIT_EXCEEDED")
        while (missing := self.position + count - len(self.data)) > 0:
            self.fill(missing)

    def skip(self, count: int) -> None:
        self.need(count)
        self.position += count

    def take(self, count: int) -> bytes:
        self.need(count)
        start, self.position = self.position, self.position + count
        return bytes(memoryview(self.data)[start : self.position])

    def byte(self) -> int:
        self.need(1)
        self.position += 1
        return self.data[self.position - 1]

    def varint(self) -> int:
        value = 0
        for place in range(_LONGEST_VARINT):
            byte = self.byte()
            value |= (byte & 0x7F) << (7 * place)
            if byte < 0x80:
                return value
        raise ProtocolError("a number is longer than 64 bits")

    def unsigned(self, width: int) -> int:
        return int.from_bytes(self.take(width), "little")

    def text(self, most: int) -> str:
        """A string of at most ``most`` bytes; what is not UTF-8 is replaced."""
        size = self.varint()
        if size > most:
            raise ProtocolError(f"a string of {size} bytes where {most} are allowed")
        return self.take(size).decode(errors="replace")

    def skip_strings(self, count: int) -> None:
        """Pass ``count`` strings: the one loop over rows there is, so it holds locals only."""
        data, position, end = self.data, self.position, len(self.data) - _LONGEST_VARINT
        for _ in range(count):
            if position < end and data[position] < 0x80:
                position += data[position] + 1
                continue
            self.position = position
            size = self.varint()
            self.skip(size)
            position, end = self.position, len(data) - _LONGEST_VARINT
        self.position = position
        self.need(0)

    def since(self, start: int) -> bytes:
        """A copy of what was passed from ``start`` on."""
        return bytes(memoryview(self.data)[start : self.position])

    def forget(self) -> None:
        """Drop what was read, so that the buffer does not grow with the connection."""
        del self.data[: self.position]
        self.position = 0


class SocketBuffer(Buffer):
    """The incoming half of a connection."""

    def __init__(self, peer: socket.socket) -> None:
        super().__init__()
        self._peer = peer

    def fill(self, missing: int) -> None:
        wanted = min(max(missing, _LEAST_READ), _MOST_READ)
        try:
            received = self._peer.recv(wanted)
        except (OSError, ValueError) as failure:
            raise DisconnectedError(str(failure)) from failure
        if not received:
            raise DisconnectedError("the client closed the connection")
        self.data += received

    def pending(self) -> bytes:
        """What came in and was not read yet."""
        return bytes(self.data[self.position :])
