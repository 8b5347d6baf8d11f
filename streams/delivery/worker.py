"""The shell of a worker: faust hands batches over, threads deliver them, then it acks."""

import asyncio
import gc
import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import faust
import mode.loop
import structlog

from connections.settings import LandingSettings
from streams.delivery.delivery import Delivery, Group
from streams.delivery.endings import end, ending_on_error, needs_decision
from streams.delivery.errors import DeliveryStoppedError
from streams.delivery.intake import Assignment
from streams.delivery.metrics import Metrics
from streams.delivery.records import Partition, RecordBatch, joined
from streams.delivery.waiting import WaitingRoom

log = structlog.get_logger(__name__)

TOPIC_CHECK_S = 5.0
METRICS_S = 1.0
GARBAGE_S = 60.0


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
        settings: LandingSettings,
    ) -> None:
        self._app = app
        self._delivery = delivery
        self._metrics = metrics
        self._waiting = WaitingRoom(settings.records_per_group)
        self._assignment = Assignment()
        self._preparing = ThreadPoolExecutor(1, "prepare")
        self._storing = ThreadPoolExecutor(1, "store")
        self._storing_now: asyncio.Task[None] | None = None
        app.agent(app.topic(*topics, key_serializer="raw", value_serializer="raw"))(self._work)
        app.on_partitions_assigned.connect(self._assigned, weak=False)  # type: ignore[arg-type]
        app.timer(TOPIC_CHECK_S)(self._check_topics)
        app.timer(TOPIC_CHECK_S)(self._look_past_the_committed_offset)
        app.timer(METRICS_S)(self._report)
        app.timer(GARBAGE_S)(_collect_garbage)

    def run(self) -> None:
        """Run until SIGTERM or SIGINT.

        Does not return: an insert that is under way is left to its token, not waited for.
        """
        _spare_garbage_collection()
        mode.loop.use("uvloop")
        worker = faust.Worker(self._app, override_logging=False, quiet=True, redirect_stdouts=False)
        worker.spinner = None  # it writes to standard output, in the midst of JSON lines
        try:
            worker.execute_from_commandline()
        except SystemExit as stopped:
            log.info("worker.ended", code=stopped.code)
            os._exit(stopped.code if isinstance(stopped.code, int) else 0)

    async def _assigned(self, _: Any, assigned: Any, **__: Any) -> None:
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
                if storing is not None:
                    await storing
                await self._waiting.storing(True)
                self._storing_now = asyncio.create_task(self._store(group, events))

    async def _prepare(self, batches: list[RecordBatch]) -> Group:
        loop = asyncio.get_running_loop()
        group = await loop.run_in_executor(
            self._preparing, self._delivery.prepare, self._assignment, batches
        )
        for partition, offset in group.rewinds.items():
            await self._rewind(partition, offset)
        return group

    async def _store(self, group: Group, events: list[Any]) -> None:
        with ending_on_error():
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(self._storing, self._delivery.store, group)
            for event in events:
                event.ack()
            await self._waiting.storing(False)

    async def _rewind(self, partition: Partition, offset: int) -> None:
        for tp in self._app.consumer.assignment():
            if (tp.topic, tp.partition) == partition:  # else it was given away meanwhile
                log.warning("partition.rewind", partition=str(partition), offset=offset)
                await self._app.consumer.seek(tp, offset)

    async def _look_past_the_committed_offset(self) -> None:
        """A committed offset that is too high hides records; on a quiet partition no later batch
        gives the hole away, so the partitions that have brought none are looked at."""
        try:
            for tp in self._app.consumer.assignment():
                await self._look_past(tp)
        except Exception as error:
            if needs_decision(error):
                end(error)
            log.warning("partitions.unchecked", error=type(error).__name__)

    async def _look_past(self, tp: Any) -> None:
        partition, assignment = Partition(tp.topic, tp.partition), self._assignment
        if self._storing_now is not None:
            await self._storing_now  # its ledger rows belong to the position
        if partition in assignment.positions:
            return
        stored = await self._stored(assignment, partition)
        read = await self._app.consumer.position(tp)
        if read is not None and read > stored + 1 and assignment is self._assignment:
            await self._rewind(partition, stored + 1)

    async def _stored(self, assignment: Assignment, partition: Partition) -> int:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self._preparing, self._delivery.stored, assignment, partition
        )

    async def _check_topics(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(None, self._delivery.check_topics, self._assignment)
        except DeliveryStoppedError as error:
            end(error)
        except Exception as error:
            log.warning("topics.unchecked", error=type(error).__name__)

    async def _report(self) -> None:
        consumer: Any = self._app.consumer
        self._metrics.forget_standings()
        for tp in consumer.assignment():
            partition = Partition(tp.topic, tp.partition)
            position = self._assignment.positions.get(partition)
            if position is not None:
                committed = consumer._committed_offset.get(tp) or 0
                self._metrics.standing(
                    partition, position.stored, consumer.highwater(tp), committed
                )


def _spare_garbage_collection() -> None:
    """Look for garbage once a minute only: records hold no cycles, and looking through those that
    live took half the time of reading them."""
    gc.freeze()
    gc.disable()


async def _collect_garbage() -> None:
    gc.collect()
