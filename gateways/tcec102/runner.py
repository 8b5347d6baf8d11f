"""`three-networks gateway tcec102`: listens until SIGTERM or Ctrl-C."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from connections.settings import Settings
from gateways.http_server import serve_http
from gateways.metrics import Metrics
from gateways.outlet import Outlet
from gateways.pseudonym import load_pseudonyms
from gateways.quarantine import Quarantine
from gateways.running import Running, run
from gateways.tcec102.app import build_app
from gateways.tcec102.authority import Authority
from gateways.tcec102.exchange import Exchange
from gateways.tcec102.operators import Operator, read_operators
from gateways.tcec102.push import Persons
from gateways.tcec102.refused import Refusals
from gateways.tcec102.register import Register
from gateways.tcec102.settings import Tcec102Settings
from gateways.tcec102.tokens import Tokens
from gateways.vehicles import load_vehicles
from schemas.reference_table import Reference

WriteRows = Callable[[Path, Iterable[Reference]], object]


def main(settings: Settings, folder_of: Callable[[str], Path], write: WriteRows) -> None:
    """Run one receiver until SIGTERM.

    Args:
        folder_of: folder of the reference rows of a source.
        write: replaces a folder's reference tables.
    """
    own = Tcec102Settings()
    operators = read_operators(own.operators_file)
    register = Register(lambda operator_id: folder_of(f"tcec102-{operator_id}"), write)
    register.load(operators)

    async def serve(running: Running) -> None:
        exchange = build_exchange(
            settings.home, own, operators, register, running.outlet, running.metrics
        )
        await serve_http(build_app(exchange), own, running, operators=len(operators))

    run("tcec102", settings, own, serve)


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
    return Exchange(
        authority=Authority(operators, Tokens(own.token_lifetime_s), own.clock_skew_s),
        persons=Persons(pseudonyms, load_vehicles(pseudonyms, own.vehicles_file)),
        register=register,
        outlet=outlet,
        refusals=Refusals(outlet, Quarantine(home / "quarantine" / "tcec102")),
        metrics=metrics,
    )
