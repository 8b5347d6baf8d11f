"""uvicorn, which is told to stop by who runs it, after it has answered whom it is answering."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

from gateways.running import Running
from gateways.settings import ServerSettings

_MOST_CONNECTIONS = 1000  # beyond it uvicorn answers 503
_LAST_ANSWERS_S = 5  # beyond what Kafka may take


async def serve_http(app: Starlette, own: ServerSettings, running: Running, **facts: int) -> None:
    """Serve an application until it is told to stop; `facts` are logged with the start."""
    listening = socket.create_server((own.host, own.port))
    server = _Server(_config(app, own), running.stop)
    running.metrics.count_senders(lambda: len(server.server_state.connections))
    running.started(port=listening.getsockname()[1], **facts)
    await server.serve([listening])


def _config(app: Starlette, own: ServerSettings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        lifespan="off",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=round(own.patience_s + _LAST_ANSWERS_S),
        ssl_certfile=own.certificate_file,
        ssl_keyfile=own.private_key_file,
    )


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, stop: asyncio.Event) -> None:
        super().__init__(config)
        self._stop = stop

    async def on_tick(self, counter: int) -> bool:
        return await super().on_tick(counter) or self._stop.is_set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """uvicorn would raise the signal again, and end us before we have let go of Kafka."""
        yield
