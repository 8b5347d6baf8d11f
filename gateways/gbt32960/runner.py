"""`three-networks gateway gbt32960`: listens until SIGTERM or Ctrl-C."""

import time
from itertools import count

import structlog

from connections.settings import Settings
from gateways.gbt32960.connection import Connection
from gateways.gbt32960.decoder import Decoder
from gateways.gbt32960.limits import open_as_many_files_as_allowed
from gateways.gbt32960.platforms import Platforms
from gateways.gbt32960.server import Server
from gateways.gbt32960.settings import Gbt32960Settings
from gateways.metrics import Metrics
from gateways.outlet import Outlet
from gateways.pseudonym import load_pseudonyms
from gateways.quarantine import Quarantine
from gateways.running import Running, run
from gateways.vehicles import Vehicles

SOURCE = "gateway:gbt32960"

log = structlog.get_logger(__name__)


def main(settings: Settings) -> None:
    """Run one server until SIGTERM."""
    own = Gbt32960Settings()

    async def serve(running: Running) -> None:
        if open_as_many_files_as_allowed() <= own.connections:
            log.warning("gateway.few_files", remedy="raise the hard limit of files (ulimit -Hn)")
        async with build_server(settings, own, running.outlet, running.metrics) as server:
            running.started(port=server.port, platforms=len(own.platforms))
            await running.stop.wait()

    run("gbt32960", settings, own, serve)


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
