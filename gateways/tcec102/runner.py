"""`three-networks gateway tcec102`: listens until SIGTERM or Ctrl-C."""

import socket
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import structlog
import uvloop

from connections.logs import log_as_json
from connections.settings import Settings
from gateways.outlet import KafkaOutlet, Outlet
from gateways.pseudonym import load_pseudonyms
from gateways.quarantine import Quarantine
from gateways.tcec102.app import build_app
from gateways.tcec102.authority import Authority
from gateways.tcec102.exchange import Exchange
from gateways.tcec102.metrics import Metrics
from gateways.tcec102.operators import Operator, read_operators
from gateways.tcec102.push import Persons
from gateways.tcec102.refused import Refusals
from gateways.tcec102.register import Register
from gateways.tcec102.server import Server
from gateways.tcec102.settings import Tcec102Settings
from gateways.tcec102.tokens import Tokens
from gateways.vehicles import Vehicles, read_register
from schemas.reference_table import Reference

log = structlog.get_logger(__name__)

WriteRows = Callable[[Path, Iterable[Reference]], object]


def main(settings: Settings, folder_of: Callable[[str], Path], write: WriteRows) -> None:
    """Run one receiver until SIGTERM.

    Args:
        folder_of: folder of the reference rows of a source.
        write: replaces a folder's reference tables.
    """
    log_as_json()
    own = Tcec102Settings()
    operators = read_operators(own.operators_file)
    register = Register(lambda operator_id: folder_of(f"tcec102-{operator_id}"), write)
    register.load(operators)
    uvloop.run(_serve(settings, own, operators, register))


async def _serve(
    settings: Settings, own: Tcec102Settings, operators: Mapping[str, Operator], register: Register
) -> None:
    metrics = Metrics()
    listening = socket.create_server((own.host, own.port))
    async with KafkaOutlet(settings.kafka, own.patience_s) as outlet:
        exchange = build_exchange(settings.home, own, operators, register, outlet, metrics)
        server = Server(build_app(exchange), own)
        metrics.connections.set_function(lambda: len(server.server_state.connections))
        log.info(
            "gateway.started",
            port=listening.getsockname()[1],
            metrics_port=metrics.serve(own.metrics_host, own.metrics_port),
            operators=len(operators),
        )
        await server.serve([listening])
    log.info("gateway.ended")


def build_exchange(
    home: Path,
    own: Tcec102Settings,
    operators: Mapping[str, Operator],
    register: Register,
    outlet: Outlet,
    metrics: Metrics,
) -> Exchange:
    """The exchange with all that it needs."""
    pseudonyms = load_pseudonyms(home)
    plates = read_register(own.vehicles_file) if own.vehicles_file else {}
    return Exchange(
        authority=Authority(operators, Tokens(own.token_lifetime_s), own.clock_skew_s),
        persons=Persons(pseudonyms, Vehicles(pseudonyms, plates)),
        register=register,
        outlet=outlet,
        refusals=Refusals(outlet, Quarantine(home / "quarantine" / "tcec102")),
        metrics=metrics,
    )
