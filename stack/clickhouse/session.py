"""One connection from its Hello to its end."""

from __future__ import annotations

from contextlib import closing, suppress

from stack.clickhouse import packets
from stack.clickhouse.buffers import DisconnectedError
from stack.clickhouse.errors import EndpointError, ProtocolError
from stack.clickhouse.execution import Executor
from stack.clickhouse.packets import FromClient, Hello
from stack.clickhouse.peer import Peer
from stack.clickhouse.querylog import Entry
from stack.clickhouse.reach import Reach
from stack.clickhouse.reader import ReaderWorkspace
from stack.clickhouse.services import Services
from stack.clickhouse.workspace import TrustedWorkspace, Workspace

_DISPLAY_NAME = "three-networks"
_NOT_HTTP = (
    b"HTTP/1.0 400 Bad Request\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n"
    b"This port speaks the native protocol of ClickHouse, not HTTP.\n"
)
_HTTP_LETTERS = b"GPHDOC"


class Session:
    """A client's connection, served by its own thread."""

    def __init__(self, peer: Peer, services: Services) -> None:
        self._peer = peer
        self._services = services
        self._idle = True
        self._stopping = False

    def serve(self) -> None:
        """Talk until the client leaves, breaks the protocol or is to go; never raises for these."""
        try:
            hello = self._greeted()
            with closing(self._workspace(hello)) as workspace:
                self._welcome()
                executor = Executor(self._peer, self._services, workspace, hello)
                while not self._stopping:
                    self._next_packet(executor)
        except DisconnectedError:
            pass
        except EndpointError as error:
            self._refuse(error)
        finally:
            self._peer.close()

    def stop(self) -> None:
        """End when nothing runs any more; called by the server's thread."""
        self._stopping = True
        if self._idle:
            self._peer.hang_up()

    def abandon(self) -> None:
        """End at once, whatever the client is about."""
        self._peer.hang_up()

    def _greeted(self) -> Hello:
        self._peer.be_impatient()
        incoming = self._peer.incoming
        incoming.need(1)
        if incoming.data[0] in _HTTP_LETTERS:
            self._farewell(_NOT_HTTP)
            raise DisconnectedError("a client of HTTP")
        return packets.read_hello(incoming)

    def _workspace(self, hello: Hello) -> Workspace:
        services = self._services
        user = services.users.authenticated(hello.user, hello.password)
        if user.reads:
            reach = Reach(services.vocabulary, user.reads, hello.database)
            return ReaderWorkspace(services.engine, services.limits, reach)
        return TrustedWorkspace(services.engine, services.limits, hello.database)

    def _welcome(self) -> None:
        engine = self._services.engine
        major, minor, patch = (int(part) for part in engine.version.split(".")[:3])
        self._peer.send(packets.hello((major, minor, patch), engine.timezone, _DISPLAY_NAME))
        self._peer.flush()

    def _next_packet(self, executor: Executor) -> None:
        self._idle = True
        # `stop` sets its mark before it looks whether we are idle, and we the other way round:
        # one of the two always sees the other.
        if self._stopping:
            return
        kind = self._peer.wait_for_packet()
        self._idle = False
        match kind:
            case FromClient.PING:
                self._peer.send(packets.PONG)
            case FromClient.QUERY:
                executor.execute()
            case FromClient.CANCEL:
                pass
            case _:
                raise ProtocolError(f"Packet {kind} where Query, Ping or Cancel was expected")
        self._peer.flush()

    def _refuse(self, error: EndpointError) -> None:
        self._services.log.write(Entry("refused", code=error.code, text=error.name))
        self._farewell(packets.exception(error))

    def _farewell(self, packet: bytes) -> None:
        with suppress(DisconnectedError):
            self._peer.send(packet)
            self._peer.flush()
            self._peer.drain()
