"""Where a gateway's events go: to Kafka, and who sends them is told when Kafka has them."""

import asyncio
from asyncio import AbstractEventLoop
from collections.abc import Sequence
from types import TracebackType
from typing import Protocol

from confluent_kafka import KafkaError, KafkaException, Message

from connections.kafka import EventProducer, RawRecord, UndeliveredError
from connections.settings import KafkaSettings
from gateways.kafka_news import KafkaNews
from schemas import Event
from schemas.contract import declared

_TURN_S = 0.005
_MOST_WAITING = 50_000  # events; a gateway that cannot get rid of them says so instead of growing


class Outlet(Protocol):
    """Takes what a gateway has decoded."""

    async def send(self, events: Sequence[Event]) -> None:
        """Return when Kafka has all of them.

        Raises:
            UndeliveredError: it may not have; whoever they came from is to send them again.
        """


class KafkaOutlet:
    """To Kafka; an asynchronous context. What comes within a turn goes as one, and fares as one.

    What was given up may still arrive: then the second one is a duplicate by its identity.
    """

    def __init__(self, settings: KafkaSettings, patience_s: float = 10) -> None:
        # The turn lingers already, and what we have given up must not fill the producer's queue.
        self._producer = EventProducer(settings, linger_ms=0, reports=True, patience_s=patience_s)
        self._patience_s = patience_s
        self._news = KafkaNews()
        self._waiting = 0
        self._gathered: _Batch | None = None

    async def __aenter__(self) -> "KafkaOutlet":
        self._loop = asyncio.get_running_loop()
        self._news.listen()
        self._turning = asyncio.create_task(self._turn())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._turning.cancel()
        self._news.close()

    async def send(self, events: Sequence[Event]) -> None:
        """See `Outlet`."""
        if self._waiting + len(events) > _MOST_WAITING:
            raise UndeliveredError(f"{self._waiting} events wait for Kafka already")
        if not events:
            return
        if self._gathered is None:
            self._gathered = _Batch(self._loop, self._patience_s)
        batch = self._gathered
        for event in events:
            batch.records += declared(type(event)).records_of(event)
        self._waiting += len(events)
        try:
            await batch.settled.wait()
        finally:
            self._waiting -= len(events)
        self._news.told(batch.failure)
        if batch.failure:
            raise UndeliveredError(batch.failure)

    async def _turn(self) -> None:
        while True:
            await asyncio.sleep(_TURN_S)
            if self._gathered is not None:
                batch, self._gathered = self._gathered, None
                batch.hand_over(self._producer)
            self._producer.hear(0)


class _Batch:
    """Records on their way; `settled` when all have arrived, or one cannot.

    Everything happens in the event loop's thread, which is the one that asks the producer.
    """

    def __init__(self, loop: AbstractEventLoop, patience_s: float) -> None:
        self.records: list[RawRecord] = []
        self.settled = asyncio.Event()
        self.failure = ""
        late = f"no answer of Kafka within {patience_s:g} s"
        self._patience = loop.call_later(patience_s, self._settle, late)

    def hand_over(self, producer: EventProducer) -> None:
        """Give the records to the producer."""
        self._left = len(self.records)
        try:
            for record in self.records:
                producer.send_raw(*record, self._heard)
        except KafkaException as error:
            self._settle(error.args[0].name())
        self.records = []

    def _heard(self, error: KafkaError | None, message: Message) -> None:
        self._left -= 1
        if error is not None:
            self._settle(error.name())
        elif not self._left:
            self._settle("")

    def _settle(self, failure: str) -> None:
        if not self.settled.is_set():
            self.failure = failure
            self.settled.set()
            self._patience.cancel()
