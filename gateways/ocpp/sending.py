"""Lines → events → Kafka, and only then is the place kept."""

import asyncio
from dataclasses import dataclass, field
from time import time_ns

import structlog

from connections.kafka import UndeliveredError
from gateways.metrics import Metrics
from gateways.ocpp.decoder import Decoder
from gateways.ocpp.frame import Frame
from gateways.ocpp.kept_place import KeptPlace
from gateways.ocpp.line import frame_of
from gateways.ocpp.making import Making
from gateways.ocpp.making import Source as Sender
from gateways.ocpp.tail import Source, Taken
from gateways.outlet import Outlet
from gateways.quarantine import Quarantine
from gateways.refusal import RefusedError
from schemas import Event
from schemas.events.dead_letter import DeadLetter

_AGAIN_S = 1
_WAIT_S = 0.2
_PROGRESS_S = 10

log = structlog.get_logger(__name__)


@dataclass
class Sending:
    """One log on its way to Kafka.

    Attributes:
        stop: set from outside; what Kafka does not have then is taken again by the next start.
    """

    source: Source
    sender: Sender
    decoder: Decoder
    outlet: Outlet
    kept: KeptPlace
    quarantine: Quarantine
    metrics: Metrics
    stop: asyncio.Event
    lines: int = 0
    refused: int = 0
    _heard: set[str] = field(default_factory=set)

    async def run(self, once: bool) -> None:
        """Until told to stop, until a pipe ends or, with `once`, until all there is was sent."""
        self.metrics.count_senders(lambda: len(self._heard))
        shown = asyncio.get_running_loop().time()
        while not self.stop.is_set():
            taken = await asyncio.to_thread(self.source.read)
            if taken and not await self._sent(taken):
                return
            if not taken:
                if self.source.ended and once:
                    return
                await self._pause(_WAIT_S)
            if asyncio.get_running_loop().time() - shown > _PROGRESS_S:
                shown = asyncio.get_running_loop().time()
                self.show("gateway.progress")

    def show(self, what: str) -> None:
        """Log how far it is."""
        offset = self.source.place.offset
        log.info(what, lines=self.lines, refused=self.refused, offset=offset)

    async def _sent(self, taken: list[Taken]) -> bool:
        events = [event for each in taken for event in self._decoded(each)]
        while not await self._delivered(events):
            if self.stop.is_set():
                return False
        self.kept.keep(self.source.place, self.decoder.state)
        self._count(len(taken), events)
        return True

    async def _delivered(self, events: list[Event]) -> bool:
        try:
            await self.outlet.send(events)
        except UndeliveredError:
            await self._pause(_AGAIN_S)
            return False
        return True

    def _decoded(self, taken: Taken) -> tuple[Event, ...]:
        events = self._events(taken)
        if any(isinstance(each, DeadLetter) for each in events):
            self.quarantine.keep(taken.line)
        return events

    def _events(self, taken: Taken) -> tuple[Event, ...]:
        try:
            frame = frame_of(taken.line, taken.offset)
        except RefusedError as refused:
            now = Frame(time_ns() // 1_000_000, "", taken.line, taken.offset)
            return (Making(self.sender, now).letter(refused),)
        self._heard.add(frame.charge_point)
        return self.decoder.decode(frame).events

    def _count(self, lines: int, events: list[Event]) -> None:
        letters = [each for each in events if isinstance(each, DeadLetter)]
        for letter in letters:
            self.metrics.refused(letter.reason)
        self.metrics.accepted(lines - len(letters))
        self.lines += lines
        self.refused += len(letters)

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self.stop.wait(), seconds)
        except TimeoutError:
            return
