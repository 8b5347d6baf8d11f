"""The records of one partition, settled one after another."""

import asyncio
from collections.abc import Awaitable, Callable

from gateways.forwarding.record import Record

Settle = Callable[[Record, asyncio.Event], Awaitable[bool]]


class Lane:
    """Settles what is put into it, in that order.

    Attributes:
        paused: does Kafka hold back what comes after?
    """

    def __init__(self, settle: Settle, settled: Callable[[Record], None]) -> None:
        self.paused = False
        self._settle = settle
        self._settled = settled
        self._waiting: asyncio.Queue[Record | None] = asyncio.Queue()
        self._over = asyncio.Event()
        self._task = asyncio.create_task(self._run())

    def put(self, record: Record) -> None:
        """Behind those that wait."""
        self._waiting.put_nowait(record)

    @property
    def waiting(self) -> int:
        """How many wait.

        Raises:
            Exception: an error of ours ended the lane.
        """
        if self._task.done():
            self._task.result()
        return self._waiting.qsize()

    async def end(self) -> None:
        """Return when nothing is on its way any more; what waits is left to whoever comes next."""
        self._over.set()
        self._waiting.put_nowait(None)
        await asyncio.wait([self._task])

    async def _run(self) -> None:
        while (record := await self._waiting.get()) and not self._over.is_set():
            if await self._settle(record, self._over):
                self._settled(record)
