"""uvicorn, which stops on a signal after it has answered whom it is answering."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

_MOST_CONNECTIONS = 1000  # beyond it uvicorn answers 503
_LAST_ANSWERS_S = 5  # beyond what Kafka may take


class Server(uvicorn.Server):
    """One HTTP server in the running event loop; HTTPS where it has a certificate."""

    def __init__(
        self, app: Starlette, certificate: Path | None, key: Path | None, patience_s: float
    ) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                lifespan="off",
                ws="none",
                log_config=None,
                access_log=False,
                server_header=False,
                limit_concurrency=_MOST_CONNECTIONS,
                timeout_graceful_shutdown=round(patience_s + _LAST_ANSWERS_S),
                ssl_certfile=certificate,
                ssl_keyfile=key,
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
