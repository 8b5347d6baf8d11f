"""Records of a topic to a receiver: in order within a partition, partitions abreast."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from confluent_kafka import Consumer, KafkaError, KafkaException, Message, TopicPartition

from connections.kafka import consumer
from connections.kafka.errors import is_transient
from connections.settings import KafkaSettings
from gateways.forwarding.lane import Lane, Settle
from gateways.forwarding.record import Record, record_of
from schemas import Topic

_MOST_WAITING = 100  # of a partition, and of one turn
_TURN_S = 0.2
_COMMIT_MS = 500
_SILENT_MS = 10_000  # then Kafka gives a dead member's partitions to another


def group_member(settings: KafkaSettings, group: str) -> Consumer:
    """A consumer that commits, by time and when partitions go, only what it is told to."""
    return consumer(
        settings,
        group,
        **{
            "enable.auto.commit": True,
            "enable.auto.offset.store": False,
            "auto.commit.interval.ms": _COMMIT_MS,
            "session.timeout.ms": _SILENT_MS,
        },
    )


@dataclass
class Forwarding:
    """A member of a group that settles the records of its partitions.

    Who is killed leaves what was settled since the last commit to be settled again, from the first
    of it on. Partitions are given away when nothing of them is on its way any more, so nobody
    overtakes: a receiver sees each key's records in their order, some of them twice.

    Attributes:
        stop: set from outside.
    """

    client: Consumer
    topic: Topic
    settle: Settle
    stop: asyncio.Event
    _lanes: dict[int, Lane] = field(default_factory=dict)
    _positions: dict[int, int] = field(default_factory=dict)

    async def run(self) -> None:
        """Until told to stop.

        Raises:
            KafkaException: Kafka will not let us read.
        """
        self._loop = asyncio.get_running_loop()
        self.client.subscribe([self.topic.name], on_revoke=self._revoked)
        try:
            while not self.stop.is_set():
                for each in await asyncio.to_thread(self.client.consume, _MOST_WAITING, _TURN_S):
                    self._take(each)
                self._throttle()
                self._store()
        finally:
            await self._let_go()
            self._store()
            await asyncio.to_thread(self.client.close)

    def _take(self, message: Message) -> None:
        error = message.error()
        if error is None:
            record = record_of(message)
            lane = self._lanes.get(record.partition)
            if lane is None:
                lane = self._lanes[record.partition] = Lane(self.settle, self._settled)
            lane.put(record)
        elif not is_transient(failed := KafkaException(error)):
            raise failed

    def _settled(self, record: Record) -> None:
        self._positions[record.partition] = record.offset + 1

    def _store(self) -> None:
        """Between two reads: while one goes on the client would keep us waiting for its end."""
        positions, self._positions = self._positions, {}
        at = [TopicPartition(self.topic.name, *each) for each in positions.items()]
        try:
            self.client.store_offsets(offsets=at)
        except KafkaException as error:
            if error.args[0].code() != KafkaError._STATE:  # the partition is no longer ours
                raise

    def _throttle(self) -> None:
        """What one partition waits for does not hold up the others, nor fill our memory."""
        for number, lane in self._lanes.items():
            full = lane.waiting >= _MOST_WAITING
            if full != lane.paused:
                at = [TopicPartition(self.topic.name, number)]
                (self.client.pause if full else self.client.resume)(at)
                lane.paused = full

    def _revoked(self, _: Any, partitions: Sequence[TopicPartition]) -> None:
        """Runs in the thread that reads; Kafka gives nothing away before it returns."""
        self.client.resume(list(partitions))
        asyncio.run_coroutine_threadsafe(self._let_go(), self._loop).result()
        self._store()

    async def _let_go(self) -> None:
        lanes, self._lanes = self._lanes, {}
        await asyncio.gather(*(each.end() for each in lanes.values()))
