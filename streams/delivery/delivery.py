"""Apply a group of batches, store rows and position, advance. The heart of every worker."""

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any, TypeVar
from uuid import UUID

import structlog

from connections.clickhouse import ClickHouse, retried
from connections.kafka import EventProducer, UndeliveredError
from streams.delivery import ledger
from streams.delivery.applied import Applied, Applier, Work
from streams.delivery.errors import RecordsMissingError, TopicReplacedError
from streams.delivery.kafka import KafkaFacts
from streams.delivery.metrics import Metrics
from streams.delivery.positions import Position
from streams.delivery.records import Partition, RecordBatch

log = structlog.get_logger(__name__)

Result = TypeVar("Result")

APP_VERSION = version("three-networks")


@dataclass
class Assignment:
    """What one assignment of partitions knows. A new assignment starts with a new one of these,
    so that a revoke can take nothing away from an insert that is under way."""

    positions: dict[Partition, Position] = field(default_factory=dict)
    topic_ids: dict[str, UUID] = field(default_factory=dict)
    epochs: dict[str, int] = field(default_factory=dict)


class Delivery:
    """Delivers groups of record batches to ClickHouse. Runs in one thread.

    Raises, from `deliver`:
        DeliveryStoppedError: someone has to decide; the message names the remedy.
        ClickHouseUnreachableError: ClickHouse refused for longer than we wait.
    """

    def __init__(
        self,
        applier: Applier,
        client: ClickHouse,
        producer: EventProducer,
        facts: KafkaFacts,
        metrics: Metrics,
        worker: str,
        give_up_after_s: float,
    ) -> None:
        self._applier = applier
        self._client = client
        self._producer = producer
        self._facts = facts
        self._metrics = metrics
        self._worker = worker
        self._give_up_after_s = give_up_after_s

    def deliver(
        self, assignment: Assignment, batches: Sequence[RecordBatch]
    ) -> dict[Partition, int]:
        """Store what is not stored yet, in order; returns partitions to read again from where."""
        works, rewinds = self._works(assignment, batches)
        if works:
            applied = self._applier.apply(works)
            self._produce(applied)
            self._store(assignment, works, applied)
            self._metrics.stored(applied)
        return rewinds

    def check_topics(self, assignment: Assignment) -> None:
        """Has a topic been deleted and created again under us?

        Raises:
            TopicReplacedError: one has.
        """
        for topic, known in list(assignment.topic_ids.items()):
            if self._facts.topic_id(topic) != known:
                raise TopicReplacedError(
                    f"topic {topic!r} was deleted and created again; if that was meant, run "
                    f"`three-networks topics adopt {topic}` and start the worker again"
                )

    def _works(
        self, assignment: Assignment, batches: Sequence[RecordBatch]
    ) -> tuple[list[Work], dict[Partition, int]]:
        works: list[Work] = []
        rewinds: dict[Partition, int] = {}
        for batch in batches:
            position = self._position(assignment, batch.partition)
            if position.hole_before(batch) and self._must_rewind(batch, position):
                rewinds[batch.partition] = position.stored + 1
                continue
            if batch.first <= position.stored and position.delivered:
                self.check_topics(assignment)
            rest = position.unstored(batch)
            if rest is not None:
                works.append(Work(rest, assignment.epochs[batch.partition.topic], position))
                position.advance(rest.last)
        return works, rewinds

    def _position(self, assignment: Assignment, partition: Partition) -> Position:
        if partition not in assignment.positions:
            topic = partition.topic
            if topic not in assignment.topic_ids:
                found = self._facts.topic_id(topic)
                assignment.epochs[topic] = self._retried(
                    lambda: ledger.epoch_of(self._client, topic, found)
                )
                assignment.topic_ids[topic] = found
            assignment.positions[partition] = self._retried(
                lambda: ledger.position_of(
                    self._client,
                    partition,
                    assignment.topic_ids[topic],
                    assignment.epochs[topic],
                    self._applier.tables,
                )
            )
            log.info(
                "partition.position",
                partition=str(partition),
                stored=assignment.positions[partition].stored,
            )
        return assignment.positions[partition]

    def _must_rewind(self, batch: RecordBatch, position: Position) -> bool:
        """Are there records in the hole before a batch?

        Raises:
            RecordsMissingError: there were, and Kafka has dropped them.
        """
        hole = position.hole_before(batch)
        kept = self._facts.first_kept(batch.partition)
        if kept > hole.start:
            raise RecordsMissingError(
                f"{batch.partition}: offsets {hole.start} to {kept - 1} were dropped by Kafka's "
                "retention before they were landed; to go on without them run `three-networks "
                f"skip {batch.partition.topic} {batch.partition.number} {hole.start} {kept - 1}`"
            )
        found = self._facts.first_record_from(batch.partition, hole.start)
        log.warning(
            "partition.hole",
            partition=str(batch.partition),
            start=hole.start,
            end=hole.stop - 1,
            first_record=found,
        )
        return found < batch.first

    def _produce(self, applied: Applied) -> None:
        """Outputs are acknowledged by Kafka before the position moves past their cause."""
        if not applied.outputs:
            return
        while True:
            for contract, event in applied.outputs:
                self._producer.send(contract, event)
            try:
                return self._producer.flush()
            except UndeliveredError as error:
                log.warning("outputs.retry", error=str(error))

    def _store(self, assignment: Assignment, works: Sequence[Work], applied: Applied) -> None:
        token = _token(assignment, works)
        for table, columns in applied.inserts.items():
            start = time.perf_counter()
            self._insert(table, columns, token)
            self._metrics.inserted(table, time.perf_counter() - start)
        entries = ledger.columns_of(
            applied.entries, assignment.topic_ids, self._worker, APP_VERSION
        )
        self._insert(ledger.BATCHES, entries, token)

    def _insert(self, table: str, columns: Mapping[str, Sequence[Any]], token: str) -> None:
        self._retried(lambda: self._client.insert(table, columns, token))

    def _retried(self, call: Callable[[], Result]) -> Result:
        return retried(call, self._give_up_after_s)


def _token(assignment: Assignment, works: Sequence[Work]) -> str:
    """Names exactly what is in a group, so that a second try of its inserts changes nothing."""
    ranges = (
        f"{assignment.topic_ids[each.batch.partition.topic]}:{each.batch.partition.number}"
        f":{each.batch.first}-{each.batch.last}"
        for each in works
    )
    return hashlib.blake2b(",".join(ranges).encode(), digest_size=16).hexdigest()
