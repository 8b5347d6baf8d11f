"""The shell of a worker: faust hands batches over, threads deliver them, then it acks."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import faust
import mode.loop
import structlog

from connections import garbage
from connections.settings import WorkerSettings
from streams.delivery.delivery import Delivery, Group
from streams.delivery.endings import ending_on_error
from streams.delivery.intake import Assignment
from streams.delivery.metrics import Metrics
from streams.delivery.reading import Reading
from streams.delivery.records import RecordBatch, joined
from streams.delivery.waiting import WaitingRoom
from streams.delivery.watch import Watch

log = structlog.get_logger(__name__)

WATCH_S = 5.0
METRICS_S = 1.0


class Worker:
    """Runs a `Delivery` on a faust app until it is told to stop, or until it must not go on.

    No exception may leave the agent's loop: faust would ack what was not stored. So whatever is not
    cured by retrying ends the process, and Kafka and the ledger know where to go on.
    """

    def __init__(
        self,
        app: faust.App,
        topics: tuple[str, ...],
        delivery: Delivery,
        metrics: Metrics,
        settings: WorkerSettings,
    ) -> None:
        self._app = app
        self._delivery = delivery
        self._metrics = metrics
        self._waiting = WaitingRoom(settings.records_per_group, by_topic=delivery.by_topic)
        self._assignment = Assignment()
        self._preparing = ThreadPoolExecutor(1, "prepare")
        self._storing = ThreadPoolExecutor(1, "store")
        self._storing_now: asyncio.Task[None] | None = None
        self._reading = Reading(app)
        self._watch = Watch(self._reading, delivery, self._preparing)
        app.agent(app.topic(*topics, key_serializer="raw", value_serializer="raw"))(self._work)
        app.on_partitions_assigned.connect(self._assigned, weak=False)  # type: ignore[arg-type]
        app.timer(WATCH_S)(self._watch_topics)
        app.timer(WATCH_S)(self._watch_partitions)
        app.timer(METRICS_S)(self._report)
        app.task(garbage.collect_for_ever)

    def run(self) -> None:
        """Run until SIGTERM or SIGINT.

        Does not return: an insert that is under way is left to its token, not waited for.
        """
        garbage.spare()
        mode.loop.use("uvloop")
        worker = faust.Worker(self._app, override_logging=False, quiet=True, redirect_stdouts=False)
        worker.spinner = None  # it writes to standard output, in the midst of JSON lines
        try:
            worker.execute_from_commandline()
        except SystemExit as stopped:
            log.info("worker.ended", code=stopped.code)
            os._exit(stopped.code if isinstance(stopped.code, int) else 0)

    async def _assigned(self, _: Any, assigned: Any, **__: Any) -> None:
        self._assignment.over = True
        self._assignment = Assignment()
        names = sorted(f"{each.topic}/{each.partition}" for each in assigned)
        log.info("partitions.assigned", partitions=names)

    async def _work(self, stream: Any) -> None:
        delivering = asyncio.create_task(self._deliver())
        try:
            async for event in stream.noack().events():
                await self._waiting.put(event)
        finally:
            delivering.cancel()

    async def _deliver(self) -> None:
        with ending_on_error():
            while True:
                events = await self._waiting.take()
                storing = self._storing_now
                if storing is not None and self._assignment.is_new:
                    await storing  # positions are read from the ledger, which must be complete
                group = await self._prepare(joined([event.value for event in events]))
                _let_go_of_records(events)
                if storing is not None:
                    await storing
                await self._waiting.storing(True)
                self._storing_now = asyncio.create_task(self._store(group, events))

    async def _prepare(self, batches: list[RecordBatch]) -> Group:
        loop = asyncio.get_running_loop()
        group = await loop.run_in_executor(
            self._preparing, self._delivery.prepare, self._assignment, batches
        )
        for partition, offset in group.seeks.items():
            await self._reading.seek(partition, offset)
        return group

    async def _store(self, group: Group, events: list[Any]) -> None:
        with ending_on_error():
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(self._storing, self._delivery.store, group)
            for event in events:
                event.ack()
            await self._waiting.storing(False)

    async def _watch_topics(self) -> None:
        await self._watch.topics(self._assignment)

    async def _watch_partitions(self) -> None:
        assignment = self._assignment
        if self._storing_now is not None:
            await self._storing_now  # its ledger rows belong to the positions
        await self._watch.partitions(assignment)

    async def _report(self) -> None:
        self._metrics.forget_standings()
        for partition in self._reading.partitions():
            position = self._assignment.positions.get(partition)
            if position is not None:
                end, committed = self._reading.end(partition), self._reading.committed(partition)
                self._metrics.standing(partition, position.stored, end, committed)


def _let_go_of_records(events: list[Any]) -> None:
    """They are decoded, and faust would hold them until they are acked."""
    for event in events:
        event.value = event.message.value = None
