"""The listening side: accepts, caps, and stops in bounded time."""

from __future__ import annotations

import contextlib
import selectors
import signal
import socket
import threading
import time
import traceback

from stack.clickhouse import packets
from stack.clickhouse.buffers import DisconnectedError
from stack.clickhouse.errors import EndpointError
from stack.clickhouse.peer import Peer
from stack.clickhouse.querylog import Entry
from stack.clickhouse.services import Services
from stack.clickhouse.session import Session

_BACKLOG = 128
_TURNED_AWAY_SECONDS = 2
_AFTER_KILL_SECONDS = 2
_AFTER_HANG_UP_SECONDS = 3


def _place(failure: Exception) -> str:
    """Kind and line of a fault of ours; its text could hold values."""
    last = traceback.extract_tb(failure.__traceback__)[-1]
    return f"{type(failure).__name__} in {last.filename}:{last.lineno}"


class Server:
    """Serves each connection in a thread until a signal comes."""

    def __init__(self, host: str, port: int, services: Services) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._services = services
        self._listener = socket.create_server((host, port), family=family, backlog=_BACKLOG)
        self._sessions: dict[Session, threading.Thread] = {}
        self._refusals = threading.BoundedSemaphore(services.limits.max_connections)
        self.port = int(self._listener.getsockname()[1])

    def serve_until_signal(self) -> None:
        """Accept until SIGTERM or SIGINT; must be called in the main thread."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        theirs.setblocking(False)
        signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        with ours, theirs, selectors.DefaultSelector() as waiting:
            waiting.register(self._listener, selectors.EVENT_READ)
            waiting.register(ours, selectors.EVENT_READ)
            while ours not in {key.fileobj for key, _ in waiting.select()}:
                self._accept()
            signal.set_wakeup_fd(-1)

    def stop(self) -> bool:
        """Let queries finish for the time of grace, then stop them; False if one would not."""
        self._listener.close()
        for session in list(self._sessions):
            session.stop()
        if not self._joined(self._services.limits.grace_seconds):
            self._services.watcher.stop_runs()
        if not self._joined(_AFTER_KILL_SECONDS):
            for session in list(self._sessions):
                session.abandon()
        return self._joined(_AFTER_HANG_UP_SECONDS)

    def _accept(self) -> None:
        try:
            connection, _ = self._listener.accept()
        except OSError:
            return
        limits = self._services.limits
        peer = Peer(connection, limits.max_insert, limits.peer_seconds)
        if len(self._sessions) >= limits.max_connections:
            self._turn_away(peer, connection)
            return
        session = Session(peer, self._services)
        thread = threading.Thread(target=self._serve, args=(session,), daemon=True)
        self._sessions[session] = thread
        thread.start()

    def _serve(self, session: Session) -> None:
        try:
            session.serve()
        except Exception as failure:
            self._services.log.write(Entry("failed", text=_place(failure)))
        finally:
            del self._sessions[session]

    def _turn_away(self, peer: Peer, connection: socket.socket) -> None:
        if not self._refusals.acquire(blocking=False):
            connection.close()
            return
        threading.Thread(target=self._explain, args=(peer, connection), daemon=True).start()

    def _explain(self, peer: Peer, connection: socket.socket) -> None:
        error = EndpointError(
            202,
            "TOO_MANY_SIMULTANEOUS_QUERIES",
            f"All {self._services.limits.max_connections} connections are taken: close some, "
            "or start the endpoint with a larger --max-connections",
        )
        try:
            connection.settimeout(_TURNED_AWAY_SECONDS)
            with contextlib.suppress(DisconnectedError, EndpointError):
                packets.read_hello(peer.incoming)
                peer.send(packets.exception(error))
                peer.flush()
                peer.drain()
            peer.close()
        finally:
            self._refusals.release()

    def _joined(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        for thread in list(self._sessions.values()):
            thread.join(max(0.0, until - time.monotonic()))
        return not self._sessions
