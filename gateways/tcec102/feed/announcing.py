"""Stations of the register 台账 to the city: all at the start, then each that is another one."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import structlog

from gateways.beijing import BEIJING
from gateways.forwarding.answers import LaterError
from gateways.forwarding.backoff import backoff, pause
from gateways.refusal import RefusedError
from gateways.tcec102.feed.city import City
from gateways.tcec102.feed.push import Push
from gateways.tcec102.feed.stations import station_pushes
from gateways.tcec102.register import read_folder

REREAD_S = 60.0
"""How often the register is read again: our assumption."""

log = structlog.get_logger(__name__)


@dataclass
class Announcing:
    """Tells the city of stations, each when what is said of it is not what was said last.

    Attributes:
        folders: of reference rows, one a source; a table is replaced as a whole.
        stop: set from outside.
    """

    city: City
    folders: Sequence[Path]
    stop: asyncio.Event
    _told: dict[tuple[str, str], Push] = field(default_factory=dict)

    async def follow(self) -> None:
        """Announce again and again, until told to stop."""
        while not self.stop.is_set():
            await pause(REREAD_S, self.stop)
            await self.announce()

    async def announce(self) -> None:
        """Return when the city has answered for each station of today that it was not told of."""
        for operator_id, push in await asyncio.to_thread(self._today):
            station = operator_id, push.content["StationInfo"]["StationID"]
            if operator_id in self.city.clients and self._told.get(station) != push:
                await self._push(operator_id, push)
                self._told[station] = push

    def _today(self) -> list[tuple[str, Push]]:
        rows = [row for folder in self.folders for row in read_folder(folder)]
        return list(station_pushes(rows, datetime.now(BEIJING).date()))

    async def _push(self, operator_id: str, push: Push) -> None:
        """A station that the city refuses is logged: there is no record of it to bury."""
        pauses = backoff()
        while not self.stop.is_set():
            try:
                return await asyncio.to_thread(self.city.push, operator_id, push)
            except LaterError as later:
                log.warning("station.later", operator=operator_id, why=later.reason)
                await pause(later.after_s + next(pauses), self.stop)
            except RefusedError as refused:
                log.warning("station.refused", operator=operator_id, why=refused.detail)
                return
