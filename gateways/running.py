"""How every gateway runs: with an outlet and metrics, until SIGTERM, Ctrl-C or its own end."""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
import uvloop

from connections import garbage
from connections.logs import log_as_json
from connections.settings import Settings
from gateways.metrics import Metrics
from gateways.outlet import KafkaOutlet, Outlet
from gateways.settings import GatewaySettings

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Running:
    """What a running gateway is given.

    Attributes:
        stop: set when it is to end, after it has answered whom it is answering.
    """

    outlet: Outlet
    metrics: Metrics
    metrics_port: int
    stop: asyncio.Event

    def started(self, **facts: int) -> None:
        """Log that it takes what comes."""
        log.info("gateway.started", metrics_port=self.metrics_port, **facts)


Serve = Callable[[Running], Awaitable[None]]


def run(name: str, settings: Settings, own: GatewaySettings, serve: Serve) -> None:
    """Run one gateway; `serve` returns when it has ended."""
    log_as_json()
    garbage.spare()
    uvloop.run(_run(name, settings, own, serve))


async def _run(name: str, settings: Settings, own: GatewaySettings, serve: Serve) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop.set)
    collecting = asyncio.create_task(garbage.collect_for_ever())
    metrics = Metrics(name)
    metrics_port = metrics.serve(own.metrics_host, own.metrics_port)
    async with KafkaOutlet(settings.kafka, own.patience_s) as outlet:
        await serve(Running(outlet, metrics, metrics_port, stop))
    collecting.cancel()
    log.info("gateway.ended")
