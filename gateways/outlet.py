"""Where a gateway's events go: to Kafka, and who sends them is told when Kafka has them."""

import asyncio
from collections.abc import Sequence
from threading import Event as Flag
from threading import Thread
from types import TracebackType
from typing import Protocol

from confluent_kafka import KafkaError, Message

from connections.kafka import EventProducer, UndeliveredError
from connections.settings import KafkaSettings
from schemas import Event
from schemas.contract import declared

_HEARS_EVERY_S = 0.1
_MOST_WAITING = 50_000  # events; a gateway that cannot get rid of them says so instead of growing


class Outlet(Protocol):
    """Takes what a gateway has decoded."""

    async def send(self, events: Sequence[Event]) -> None:
        """Return when Kafka has all of them.

        Raises:
            UndeliveredError: it may not have; whoever they came from is to send them again.
        """


class KafkaOutlet:
    """To Kafka; an asynchronous context, in whose event loop everything is told.

    What was given up may still arrive: then the second one is a duplicate by its identity.
    """

    def __init__(self, settings: KafkaSettings, patience_s: float = 10) -> None:
        self._producer = EventProducer(settings, linger_ms=5, reports=True)
        self._patience_s = patience_s
        self._waiting = 0
        self._closing = Flag()
        self._hearing = Thread(target=self._hear, name="outlet", daemon=True)

    async def __aenter__(self) -> "KafkaOutlet":
        self._loop = asyncio.get_running_loop()
        self._hearing.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._closing.set()
        await asyncio.to_thread(self._hearing.join)

    async def send(self, events: Sequence[Event]) -> None:
        """See `Outlet`."""
        if self._waiting + len(events) > _MOST_WAITING:
            raise UndeliveredError(f"{self._waiting} events wait for Kafka already")
        delivery = _Delivery(self._loop, len(events))
        self._waiting += len(events)
        try:
            for event in events:
                contract = declared(type(event))
                topic, key = contract.place_of(event)
                value, headers = contract.encode(event), contract.headers_of(event)
                self._producer.send_raw(topic, value, key, headers, delivery.heard)
            await asyncio.wait_for(delivery.done, self._patience_s)
        except TimeoutError:
            raise UndeliveredError(f"no answer of Kafka within {self._patience_s:g} s") from None
        finally:
            self._waiting -= len(events)

    def _hear(self) -> None:
        while not self._closing.is_set():
            self._producer.hear(_HEARS_EVERY_S)


class _Delivery:
    """Some events on their way; `done` when the last has arrived, or one has not."""

    def __init__(self, loop: asyncio.AbstractEventLoop, many: int) -> None:
        self.done: asyncio.Future[None] = loop.create_future()
        self._loop = loop
        self._left = many
        self._settle()

    def heard(self, error: KafkaError | None, message: Message) -> None:
        """Called by whichever thread asks the producer."""
        self._loop.call_soon_threadsafe(self._one, error)

    def _one(self, error: KafkaError | None) -> None:
        self._left -= 1
        if error is not None and not self.done.done():
            self.done.set_exception(UndeliveredError(error.name()))
        self._settle()

    def _settle(self) -> None:
        if not self._left and not self.done.done():
            self.done.set_result(None)
