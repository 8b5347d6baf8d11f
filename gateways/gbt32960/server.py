"""The TCP server: many connections, each in a task of its own, and a stop that loses no answer."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import Callable
from ssl import PROTOCOL_TLS_SERVER, SSLContext

import structlog

from gateways.gbt32960.connection import Connection
from gateways.gbt32960.metrics import Metrics
from gateways.gbt32960.settings import Gbt32960Settings

log = structlog.get_logger(__name__)

_CHUNK = 64 << 10
_BACKLOG = 4096
_LAST_ANSWERS_S = 5  # beyond what Kafka may take

Task = asyncio.Task[None]


class Server:
    """Listens for vehicles and platforms; an asynchronous context, which ends by answering."""

    def __init__(
        self, settings: Gbt32960Settings, connect: Callable[[], Connection], metrics: Metrics
    ) -> None:
        self._settings = settings
        self._connect = connect
        self._metrics = metrics
        self._open: dict[Task | None, StreamWriter] = {}
        self._answering: set[StreamWriter] = set()
        self._stopping = False
        metrics.connections.set_function(lambda: len(self._open))

    async def __aenter__(self) -> "Server":
        self._server = await asyncio.start_server(
            self._accept,
            self._settings.host,
            self._settings.port,
            ssl=_tls(self._settings),
            backlog=_BACKLOG,
            limit=_CHUNK,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        self._stopping = True
        self._server.close()
        tasks = [each for each in self._open if each]
        for writer in set(self._open.values()) - self._answering:
            writer.close()
        if tasks:
            await asyncio.wait(tasks, timeout=self._settings.patience_s + _LAST_ANSWERS_S)

    @property
    def port(self) -> int:
        return int(self._server.sockets[0].getsockname()[1])

    async def _accept(self, reader: StreamReader, writer: StreamWriter) -> None:
        if len(self._open) >= self._settings.connections:
            self._metrics.refused.labels("too-many-connections").inc()
            return writer.close()
        task = asyncio.current_task()
        self._open[task] = writer
        try:
            await self._talk(reader, writer)
        except (ConnectionError, TimeoutError):
            pass  # they went, or said nothing for too long
        except Exception as error:
            # Neither message nor traceback: they could quote what was sent.
            log.error("connection.failed", error=type(error).__name__)
        finally:
            del self._open[task]
            self._answering.discard(writer)
            writer.close()

    async def _talk(self, reader: StreamReader, writer: StreamWriter) -> None:
        connection, loop = self._connect(), asyncio.get_running_loop()
        last_frame = loop.time()
        while not self._stopping:
            async with asyncio.timeout_at(last_frame + self._settings.idle_s):
                chunk = await reader.read(_CHUNK)
            if not chunk:
                return
            self._answering.add(writer)
            reply = await connection.take(chunk)
            writer.write(reply.answers)
            async with asyncio.timeout(self._settings.idle_s):
                await writer.drain()
            self._answering.discard(writer)
            if reply.closes:
                return
            if reply.frames:
                last_frame = loop.time()


def _tls(settings: Gbt32960Settings) -> SSLContext | None:
    if settings.certificate_file is None:
        return None
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(settings.certificate_file, settings.private_key_file)
    return context
