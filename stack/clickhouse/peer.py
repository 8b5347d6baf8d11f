"""One client's connection: packets in, packets out, and a look at whether it is still there."""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import threading

from stack.clickhouse import packets
from stack.clickhouse.blocks import Block, receive_block
from stack.clickhouse.buffers import DisconnectedError, SocketBuffer
from stack.clickhouse.compression import compress
from stack.clickhouse.errors import EndpointError, ProtocolError
from stack.clickhouse.packets import FromClient

_FLUSH_AT = 1 << 18
_LONGEST_NAME = 1 << 12
_LINGER_SECONDS = 2
_LINGER_READ = 1 << 16


class Peer:
    """The client at the other end.

    All methods belong to the connection's thread, except ``whisper``, ``wants_stop`` and
    ``hang_up``, which others may call.
    """

    def __init__(self, connection: socket.socket, most_data: int, patience: int) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        self._connection = connection
        self._most_data = most_data
        self._patience = struct.pack("ll", patience, 0)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, self._patience)
        self.incoming = SocketBuffer(connection)
        self.compressed = False
        self._outgoing: list[bytes] = []
        self._waiting = 0
        self._sending = threading.Lock()

    def wait_for_packet(self) -> int:
        """The kind of the next packet, for which a client may take as long as it likes."""
        self.incoming.forget()
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", 0, 0))
        kind = self.incoming.byte()
        self.be_impatient()
        return kind

    def be_impatient(self) -> None:
        """From here on the client may not be silent for long: it is in the midst of a packet."""
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, self._patience)

    def receive_data(self, held: int = 0) -> tuple[str, Block] | None:
        """A Data packet as the name of its table and its block; None if it is a Cancel.

        ``held`` is the size of what the same statement has sent before: the limit is for all.

        Raises:
            ProtocolError: if it is another packet, or where the block ends cannot be told.
        """
        kind = self.incoming.byte()
        if kind == FromClient.CANCEL:
            return None
        if kind != FromClient.DATA:
            raise ProtocolError(f"Packet {kind} where Data was expected")
        name = self.incoming.text(_LONGEST_NAME)
        try:
            block = receive_block(self.incoming, self.compressed, self._most_data - held)
        except EndpointError as error:
            raise ProtocolError(error.text, error.code, error.name) from error
        self.incoming.forget()
        return name, block

    def send(self, packet: bytes) -> None:
        """Queue a packet; it goes out with the next ``flush``, or when enough has come together."""
        self._outgoing.append(packet)
        self._waiting += len(packet)
        if self._waiting >= _FLUSH_AT:
            self.flush()

    def send_block(self, native: bytes) -> None:
        """Queue a Data packet with a block in the engine's Native format."""
        block = packets.BLOCK_INFO + native
        self.send(packets.DATA + (compress(block) if self.compressed else block))

    def flush(self) -> None:
        """Send what is queued.

        Raises:
            DisconnectedError: if the client is gone, or does not read.
        """
        ready, self._outgoing, self._waiting = b"".join(self._outgoing), [], 0
        try:
            with self._sending:
                self._connection.sendall(ready)
        except (OSError, ValueError) as failure:
            raise DisconnectedError(str(failure)) from failure

    def whisper(self, packet: bytes) -> bool:
        """Send a small packet between two others if that is possible at once."""
        if not self._sending.acquire(blocking=False):
            return False
        try:
            writable = select.poll()
            writable.register(self._connection, select.POLLOUT)
            if not writable.poll(0):
                return False
            return self._connection.send(packet, socket.MSG_DONTWAIT) == len(packet)
        except (OSError, ValueError):
            return False
        finally:
            self._sending.release()

    def wants_stop(self) -> bool:
        """Whether the client has gone or sent a Cancel while its query runs."""
        try:
            begun = self.incoming.pending()[:1] or self._connection.recv(
                1, socket.MSG_PEEK | socket.MSG_DONTWAIT
            )
        except BlockingIOError:
            return False
        except (OSError, ValueError):
            return True
        return not begun or begun[0] == FromClient.CANCEL

    def hang_up(self) -> None:
        """Wake the connection's thread out of its waiting: the connection is over."""
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._connection.close()

    def drain(self) -> None:
        """Let a client that is still sending read our last packet before ``close``.

        To close with unread bytes would reset the connection and take the packet with it.
        """
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_WR)
            linger = struct.pack("ll", _LINGER_SECONDS, 0)
            self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, linger)
            while self._connection.recv(_LINGER_READ):
                pass
