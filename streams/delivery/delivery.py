"""Apply a group of batches, store rows and position. The heart of every worker."""

import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import count
from typing import Any

import structlog

from connections.clickhouse import CLICKHOUSE, ClickHouse
from connections.kafka import EventProducer, UndeliveredError
from streams.delivery import ledger
from streams.delivery.applied import Applied, Applier
from streams.delivery.intake import Assignment, Intake
from streams.delivery.journal import Insert, Journal
from streams.delivery.metrics import Metrics
from streams.delivery.positions import Position
from streams.delivery.records import Partition, RecordBatch

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Group:
    """A group of batches, applied and ready to be stored; holds no record any more.

    Each entry of `applied` has its position in `positions`.
    """

    assignment: Assignment
    positions: Sequence[Position]
    applied: Applied
    seeks: Mapping[Partition, int]

    @property
    def token(self) -> str:
        """Names exactly what is in the group: a second try of its inserts changes nothing."""
        ranges = (
            f"{self.assignment.topic_ids[each.partition.topic]}"
            f":{each.partition.number}:{each.first}-{each.last}"
            for each in self.applied.entries
        )
        return hashlib.blake2b(",".join(ranges).encode(), digest_size=16).hexdigest()


class Delivery:
    """Delivers groups of record batches to ClickHouse.

    `prepare` and `store` may run in two threads, so that one group is decoded while the one before
    is inserted; groups are stored in the order in which they were prepared.
    """

    def __init__(
        self,
        applier: Applier,
        intake: Intake,
        journal: Journal,
        clients: Sequence[ClickHouse],
        producer: EventProducer,
        metrics: Metrics,
        worker: str,
        give_up_after_s: float,
    ) -> None:
        self._applier = applier
        self._intake = intake
        self._journal = journal
        self._clients = clients
        self._lanes = ThreadPoolExecutor(len(clients), "insert")
        self._producer = producer
        self._metrics = metrics
        self._worker = worker
        self._give_up_after_s = give_up_after_s

    @property
    def by_topic(self) -> bool:
        """Is a group of one topic stored sooner than one of all? Not if there is but one table."""
        return len(self._applier.tables) > 1

    def prepare(self, assignment: Assignment, batches: Sequence[RecordBatch]) -> Group:
        """Apply what is not stored yet.

        Raises:
            DeliveryStoppedError: someone has to decide; the message names the remedy.
            UnreachableError: ClickHouse or Kafka did not answer for longer than we wait.
        """
        works, seeks = self._intake.take(assignment, batches)
        applied = self._applier.apply(works) if works else Applied()
        return Group(assignment, [each.position for each in works], applied, seeks)

    def store(self, group: Group) -> None:
        """Store a group: outputs, then tables, then positions.

        Raises:
            UnreachableError: ClickHouse refused for longer than we wait.
        """
        if group.positions:
            self._produce(group.applied)
            self._insert_all(group)
            for position, entry in zip(group.positions, group.applied.entries, strict=True):
                position.store(entry.last)
            self._metrics.stored(group.applied)

    def position(self, assignment: Assignment, partition: Partition) -> Position:
        """Where a partition stands; runs in the thread of `prepare`.

        Raises:
            DeliveryStoppedError, UnreachableError: as `prepare`.
        """
        return self._intake.position(assignment, partition)

    def check_topics(self, assignment: Assignment) -> None:
        """Has a topic been deleted and created again under us?

        Raises:
            TopicReplacedError: one has.
        """
        self._intake.check_topics(assignment)

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

    def _insert_all(self, group: Group) -> None:
        """All tables, abreast on as many connections as there are; then the positions."""
        token = f"{self._worker}-{group.token}"
        waiting = iter(list(group.applied.inserts.items()))
        lanes = [
            self._lanes.submit(self._insert_each, client, waiting, token)
            for client in self._clients
        ]
        for lane in wait(lanes).done:
            lane.result()
        closing = self._journal.closing(
            group.applied.entries, group.assignment.topic_ids, self._worker
        )
        if closing:
            self._insert(self._clients[0], *closing, token)

    def _insert_each(self, client: ClickHouse, waiting: Iterator[Insert], token: str) -> None:
        """Take insert after insert from those that wait, which other connections take from, too."""
        for table, columns in waiting:
            self._insert(client, table, columns, token)

    def _insert(
        self, client: ClickHouse, table: str, columns: Mapping[str, Sequence[Any]], token: str
    ) -> None:
        """Insert, and look before each further try whether the one before succeeded after all.

        The token of a try is its own: an engine that was killed may have noted a token and not
        written its rows, and would then drop a second try in silence.
        """
        start, tries = time.perf_counter(), count()

        def attempt() -> None:
            number = next(tries)
            if not number or not ledger.has_landed(client, table, columns):
                client.insert(table, columns, f"{token}-{number}")

        CLICKHOUSE.retried(attempt, self._give_up_after_s)
        self._metrics.inserted(table, time.perf_counter() - start)
