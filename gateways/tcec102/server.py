"""uvicorn, which stops on a signal after it has answered whom it is answering."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

from gateways.tcec102.settings import Tcec102Settings

_MOST_CONNECTIONS = 1000  # beyond it uvicorn answers 503
_LAST_ANSWERS_S = 5  # beyond what Kafka may take


class Server(uvicorn.Server):
    """One HTTP or HTTPS server in the running event loop."""

    def __init__(self, app: Starlette, settings: Tcec102Settings) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                lifespan="off",
                ws="none",
                log_config=None,
                access_log=False,
                server_header=False,
                limit_concurrency=_MOST_CONNECTIONS,
                timeout_graceful_shutdown=round(settings.patience_s + _LAST_ANSWERS_S),
                ssl_certfile=settings.certificate_file,
                ssl_keyfile=settings.private_key_file,
            )
        )

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """uvicorn would raise the signal again, and end us before we have let go of Kafka."""
        loop = asyncio.get_running_loop()
        signals = (signal.SIGINT, signal.SIGTERM)
        for each in signals:
            loop.add_signal_handler(each, self.handle_exit, each, None)
        yield
        for each in signals:
            loop.remove_signal_handler(each)
