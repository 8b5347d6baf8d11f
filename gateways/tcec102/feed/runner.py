"""`three-networks gateway tcec102-feed`: pushes until SIGTERM or Ctrl-C."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import structlog

from connections.settings import Settings
from gateways.beijing import BEIJING
from gateways.forwarding.answers import LaterError
from gateways.forwarding.backoff import backoff, pause
from gateways.forwarding.forwarding import Forwarding, group_member
from gateways.forwarding.metrics import ForwardingMetrics
from gateways.forwarding.settling import Settling
from gateways.refusal import RefusedError
from gateways.running import Running, run
from gateways.tcec102.client import Client
from gateways.tcec102.feed.city import City
from gateways.tcec102.feed.push import Push
from gateways.tcec102.feed.settings import Tcec102FeedSettings
from gateways.tcec102.feed.stations import station_pushes
from gateways.tcec102.operators import read_operators
from gateways.tcec102.register import read_folder
from schemas.topic import CHARGER

NAME = "tcec102-feed"

log = structlog.get_logger(__name__)


def main(settings: Settings, folders: Iterable[Path]) -> None:
    """Push the stations that the register has at the start, then what happens there.

    Args:
        folders: of reference rows, one a source.

    Raises:
        OperatorsError: the file of operators cannot be used.
    """
    own = Tcec102FeedSettings()
    operators = read_operators(own.operators_file)
    base = str(own.url).rstrip("/")
    city = City({each: Client(base, operator) for each, operator in operators.items()})
    rows = [row for folder in folders for row in read_folder(folder)]
    stations = list(station_pushes(rows, datetime.now(BEIJING).date()))

    async def serve(running: Running) -> None:
        metrics = ForwardingMetrics(NAME, running.metrics)
        settling = Settling(f"gateway:{NAME}", city.send, running.outlet, metrics)
        running.started(operators=len(operators))
        for operator_id, push in stations:
            if operator_id in city.clients:
                await _announce(city, operator_id, push, running.stop)
        client = group_member(settings.kafka, own.group_id)
        await Forwarding(client, CHARGER, settling.settle, running.stop).run()

    run(NAME, settings, own, serve)


async def _announce(city: City, operator_id: str, push: Push, stop: asyncio.Event) -> None:
    """A station that the city refuses is logged: there is no record of it to bury."""
    pauses = backoff()
    while not stop.is_set():
        try:
            await asyncio.to_thread(city.push, operator_id, push)
        except LaterError as later:
            log.warning("station.later", operator=operator_id, why=later.reason)
            await pause(later.after_s + next(pauses), stop)
        except RefusedError as refused:
            log.warning("station.refused", operator=operator_id, why=refused.detail)
            return
        else:
            return
