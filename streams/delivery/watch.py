"""The watch over what no batch gives away: topics made anew, and holes in quiet partitions."""

import asyncio
from concurrent.futures import Executor

import structlog

from streams.delivery.delivery import Delivery
from streams.delivery.endings import end, needs_decision
from streams.delivery.intake import Assignment
from streams.delivery.reading import Reading
from streams.delivery.records import Partition

log = structlog.get_logger(__name__)


class Watch:
    """Looks when it is told to; ends the process where someone has to decide.

    What else goes wrong is logged: the next look comes soon.
    """

    def __init__(self, reading: Reading, delivery: Delivery, preparing: Executor) -> None:
        self._reading = reading
        self._delivery = delivery
        self._preparing = preparing

    async def topics(self, assignment: Assignment) -> None:
        """Has a topic been deleted and created again under us?"""
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(None, self._delivery.check_topics, assignment)
        except Exception as error:
            _judge(error, "topics.unchecked")

    async def partitions(self, assignment: Assignment) -> None:
        """A committed offset that is too high hides records; on a quiet partition no later batch
        gives the hole away, so the partitions that have brought none are looked at, once."""
        try:
            for partition in self._reading.partitions():
                if partition not in assignment.positions:
                    await self._look_at(assignment, partition)
        except Exception as error:
            _judge(error, "partitions.unchecked")

    async def _look_at(self, assignment: Assignment, partition: Partition) -> None:
        loop = asyncio.get_running_loop()
        position = await loop.run_in_executor(
            self._preparing, self._delivery.position, assignment, partition
        )
        read = await self._reading.next_offset(partition)
        if position.begun or assignment.over:
            return  # a batch came meanwhile, which shows its hole; or others look
        if read is not None and read != position.stored + 1:
            await self._reading.seek(partition, position.stored + 1)


def _judge(error: Exception, what: str) -> None:
    if needs_decision(error):
        end(error)
    log.warning(what, error=type(error).__name__)
