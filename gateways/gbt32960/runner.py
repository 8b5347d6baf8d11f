"""`three-networks gateway gbt32960`: listens until SIGTERM or Ctrl-C."""

import asyncio
import signal
import time
from itertools import count

import structlog
import uvloop

from connections.logs import log_as_json
from connections.settings import Settings
from gateways.gbt32960.connection import Connection
from gateways.gbt32960.decoder import Decoder
from gateways.gbt32960.limits import open_as_many_files_as_allowed
from gateways.gbt32960.metrics import Metrics
from gateways.gbt32960.platforms import Platforms
from gateways.gbt32960.server import Server
from gateways.gbt32960.settings import Gbt32960Settings
from gateways.outlet import KafkaOutlet, Outlet
from gateways.pseudonym import load_pseudonyms
from gateways.quarantine import Quarantine
from gateways.vehicles import Vehicles

SOURCE = "gateway:gbt32960"

log = structlog.get_logger(__name__)


def main(settings: Settings) -> None:
    """Run one server until SIGTERM."""
    log_as_json()
    own = Gbt32960Settings()
    if open_as_many_files_as_allowed() <= own.connections:
        log.warning("gateway.few_files", remedy="raise the hard limit of open files (ulimit -Hn)")
    uvloop.run(_serve(settings, own))


async def _serve(settings: Settings, own: Gbt32960Settings) -> None:
    metrics = Metrics()
    async with (
        KafkaOutlet(settings.kafka, own.patience_s) as outlet,
        build_server(settings, own, outlet, metrics) as server,
    ):
        log.info(
            "gateway.started",
            port=server.port,
            metrics_port=metrics.serve(own.metrics_host, own.metrics_port),
            platforms=len(own.platforms),
        )
        await _told_to_stop()
    log.info("gateway.ended")


def build_server(
    settings: Settings, own: Gbt32960Settings, outlet: Outlet, metrics: Metrics
) -> Server:
    """The server with all that its connections share."""
    vehicles = Vehicles(load_pseudonyms(settings.home))
    platforms = Platforms(own.platforms)
    quarantine = Quarantine(settings.home / "quarantine" / "gbt32960")
    offsets = count(time.time_ns())  # never returns, whoever starts the server again

    def connect() -> Connection:
        decoder = Decoder(SOURCE, vehicles, platforms, own.operator_id)
        return Connection(decoder, outlet, quarantine, metrics, offsets)

    return Server(own, connect, metrics)


async def _told_to_stop() -> None:
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, told.set)
    await told.wait()
