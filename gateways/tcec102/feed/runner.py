"""`three-networks gateway tcec102-feed`: pushes until SIGTERM or Ctrl-C."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from connections.settings import Settings
from gateways.forwarding.forwarding import Forwarding, group_member
from gateways.forwarding.metrics import ForwardingMetrics
from gateways.forwarding.settling import Settling
from gateways.running import Running, run
from gateways.tcec102.client import Client
from gateways.tcec102.feed.announcing import Announcing
from gateways.tcec102.feed.city import City
from gateways.tcec102.feed.settings import Tcec102FeedSettings
from gateways.tcec102.operators import read_operators
from schemas.topic import CHARGER

NAME = "tcec102-feed"


def main(settings: Settings, folders: Sequence[Path]) -> None:
    """Push the stations of the register, then what happens there, and stations that change.

    Args:
        folders: of reference rows, one a source.

    Raises:
        OperatorsError: the file of operators cannot be used.
    """
    own = Tcec102FeedSettings()
    operators = read_operators(own.operators_file)
    base = str(own.url).rstrip("/")
    city = City({each: Client(base, operator) for each, operator in operators.items()})

    async def serve(running: Running) -> None:
        metrics = ForwardingMetrics(NAME, running.metrics)
        settling = Settling(f"gateway:{NAME}", city.send, running.outlet, metrics)
        running.started(operators=len(operators))
        announcing = Announcing(city, folders, running.stop)
        await announcing.announce()
        client = group_member(settings.kafka, own.group_id)
        forwarding = Forwarding(client, CHARGER, settling.settle, running.stop)
        await asyncio.gather(forwarding.run(), announcing.follow())

    run(NAME, settings, own, serve)
