"""One record, until the receiver has it or Kafka its dead letter."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from connections.kafka import UndeliveredError
from gateways.forwarding.answers import LaterError
from gateways.forwarding.backoff import backoff, pause
from gateways.forwarding.letters import letter_of
from gateways.forwarding.metrics import ForwardingMetrics
from gateways.forwarding.record import Record
from gateways.outlet import Outlet
from gateways.refusal import RefusedError
from schemas.events.dead_letter import DeadLetter

# Blocks until the receiver has the record; False where it is not to be told of it.
# Raises LaterError or RefusedError.
Send = Callable[[Record], bool]

log = structlog.get_logger(__name__)


@dataclass
class Settling:
    """Settles records.

    Attributes:
        source: of dead letters.
    """

    source: str
    send: Send
    outlet: Outlet
    metrics: ForwardingMetrics
    _away: bool = False

    async def settle(self, record: Record, over: asyncio.Event) -> bool:
        """Try until the record is settled; False where it was over before."""
        pauses = backoff()
        while not over.is_set():
            try:
                self.metrics.settled(await asyncio.to_thread(self.send, record))
            except LaterError as later:
                self._tell(later.reason)
                self.metrics.again(later.reason)
                await pause(later.after_s + next(pauses), over)
            except RefusedError as refused:
                return await self._bury(letter_of(record, self.source, refused), over)
            else:
                self._tell("")
                return True
        return False

    async def _bury(self, letter: DeadLetter, over: asyncio.Event) -> bool:
        pauses = backoff()
        while not over.is_set():
            try:
                await self.outlet.send([letter])
            except UndeliveredError:
                await pause(next(pauses), over)
            else:
                self.metrics.refused(letter.reason)
                return True
        return False

    def _tell(self, away: str) -> None:
        """A line when the receiver goes and one when it is back, instead of one for each try."""
        if away and not self._away:
            log.warning("receiver.away", why=away)
        if self._away and not away:
            log.info("receiver.back")
        self._away = bool(away)
