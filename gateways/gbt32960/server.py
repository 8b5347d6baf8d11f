"""The TCP server: many connections, each in a task of its own, and a stop that loses no answer."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import Callable
from dataclasses import dataclass
from ssl import PROTOCOL_TLS_SERVER, SSLContext

import structlog

from gateways.gbt32960.connection import Connection
from gateways.gbt32960.settings import Gbt32960Settings
from gateways.metrics import Metrics

log = structlog.get_logger(__name__)

_CHUNK = 64 << 10
_BACKLOG = 4096
_LAST_ANSWERS_S = 5  # beyond what Kafka may take

Task = asyncio.Task[None]


@dataclass
class Guest:
    """An open connection.

    Attributes:
        last_frame: when it last ended a frame, by the loop's clock.
        answering: it waits for Kafka, or for us.
    """

    writer: StreamWriter
    last_frame: float
    answering: bool = False


class Server:
    """Listens for vehicles and platforms; an asynchronous context, which ends by answering."""

    def __init__(
        self, settings: Gbt32960Settings, connect: Callable[[], Connection], metrics: Metrics
    ) -> None:
        self._settings = settings
        self._connect = connect
        self._metrics = metrics
        self._open: dict[Task, Guest] = {}
        self._stopping = False
        metrics.count_senders(lambda: len(self._open))

    async def __aenter__(self) -> "Server":
        self._server = await asyncio.start_server(
            self._accept,
            self._settings.host,
            self._settings.port,
            ssl=_tls(self._settings),
            backlog=_BACKLOG,
            limit=_CHUNK,
        )
        self._sweeping = asyncio.create_task(self._sweep())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._stopping = True
        self._server.close()
        self._sweeping.cancel()
        for guest in self._open.values():
            if not guest.answering:
                guest.writer.close()
        if self._open:
            await asyncio.wait(self._open, timeout=self._settings.patience_s + _LAST_ANSWERS_S)

    @property
    def port(self) -> int:
        return int(self._server.sockets[0].getsockname()[1])

    async def _accept(self, reader: StreamReader, writer: StreamWriter) -> None:
        task = asyncio.current_task()
        if task is None or len(self._open) >= self._settings.connections:
            self._metrics.refused("too-many-connections")
            return writer.close()
        guest = self._open[task] = Guest(writer, asyncio.get_running_loop().time())
        try:
            await self._talk(reader, guest)
        except ConnectionError:
            pass  # they went
        except Exception as error:
            # Neither message nor traceback: they could quote what was sent.
            log.error("connection.failed", error=type(error).__name__)
        finally:
            del self._open[task]
            writer.close()

    async def _talk(self, reader: StreamReader, guest: Guest) -> None:
        connection, loop = self._connect(), asyncio.get_running_loop()
        while not self._stopping and (chunk := await reader.read(_CHUNK)):
            guest.answering = True
            reply = await connection.take(chunk)
            guest.writer.write(reply.answers)
            await guest.writer.drain()
            guest.answering = False
            if reply.closes:
                return
            if reply.frames:
                guest.last_frame = loop.time()

    async def _sweep(self) -> None:
        """End who sends no frame or takes no answer; costs less than a timer for each read."""
        loop, idle_s = asyncio.get_running_loop(), self._settings.idle_s
        while True:
            await asyncio.sleep(idle_s / 10)
            oldest = loop.time() - idle_s
            for guest in self._open.values():
                if guest.last_frame < oldest:
                    guest.writer.transport.abort()


def _tls(settings: Gbt32960Settings) -> SSLContext | None:
    if settings.certificate_file is None:
        return None
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(settings.certificate_file, settings.private_key_file)
    return context
