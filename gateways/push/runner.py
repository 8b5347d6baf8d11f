"""`three-networks gateway push`: listens until SIGTERM or Ctrl-C."""

from collections.abc import Iterable
from itertools import count
from time import time_ns

from starlette.applications import Starlette

from connections.settings import Settings
from gateways.http_server import serve_http
from gateways.metrics import Metrics
from gateways.outlet import Outlet
from gateways.pseudonym import load_pseudonyms
from gateways.push.app import build_app
from gateways.push.batch import Batches, Taking
from gateways.push.decoder import ByContract
from gateways.push.grants import read_grants
from gateways.push.settings import PushSettings
from gateways.push.v2x import CONTRACT, read_rsi, read_rsm
from gateways.quarantine import Quarantine
from gateways.running import Running, run
from gateways.vehicles import Vehicles, load_vehicles
from schemas import contract_of, contracts
from schemas.topic import PARKING, TRAFFIC, WEATHER


def main(settings: Settings) -> None:
    """Run one endpoint until SIGTERM."""
    own = PushSettings()

    async def serve(running: Running) -> None:
        app = build_push(settings, own, running.outlet, running.metrics)
        await serve_http(app, own, running)

    run("push", settings, own, serve)


def build_push(
    settings: Settings, own: PushSettings, outlet: Outlet, metrics: Metrics
) -> Starlette:
    """The application with all that it needs."""
    vehicles = load_vehicles(load_pseudonyms(settings.home), own.vehicles_file)
    quarantine = Quarantine(settings.home / "quarantine" / "push")
    offsets = count(time_ns())  # never returns, whoever starts the endpoint again
    batches = Batches(outlet, quarantine, metrics, offsets)
    return build_app(
        takings_of(own.more_event_types, vehicles), read_grants(own.tokens_file), batches, metrics
    )


def takings_of(more_event_types: Iterable[str], vehicles: Vehicles) -> dict[str, Taking]:
    """By path: contracts of parking, traffic and weather, those named besides, V2X messages.

    Raises:
        KeyError: there is no such event type; names those that exist.
    """
    networks = [each for each in contracts() if each.topic in (PARKING, TRAFFIC, WEATHER)]
    taken = networks + [contract_of(each) for each in more_event_types]
    by_contract = {
        f"/events/{each.event_type}": Taking(each, ByContract(each, vehicles)) for each in taken
    }
    messages = {"/v2x/rsi": Taking(CONTRACT, read_rsi), "/v2x/rsm": Taking(CONTRACT, read_rsm)}
    return by_contract | messages
