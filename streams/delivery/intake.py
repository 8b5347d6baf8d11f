"""What of a group of batches is new: positions, holes, and topics made anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import structlog

from connections.clickhouse import CLICKHOUSE, ClickHouse
from connections.settings import WorkerSettings
from streams.delivery import ledger
from streams.delivery.applied import Work
from streams.delivery.errors import RecordsMissingError, TopicReplacedError
from streams.delivery.journal import Asked, Journal
from streams.delivery.kafka import KafkaFacts
from streams.delivery.positions import Position
from streams.delivery.records import Partition, RecordBatch
from streams.delivery.remedies import skip_command

log = structlog.get_logger(__name__)


@dataclass
class Assignment:
    """What one assignment of partitions knows. A new assignment starts with a new one of these,
    so that a revoke can take nothing away from an insert that is under way, and the old one is
    told that it is over."""

    positions: dict[Partition, Position] = field(default_factory=dict)
    topic_ids: dict[str, UUID] = field(default_factory=dict)
    epochs: dict[str, int] = field(default_factory=dict)
    over: bool = False

    @property
    def is_new(self) -> bool:
        """Has no position been read for it yet?"""
        return not self.positions


class Intake:
    """Trims batches to what ClickHouse lacks. Runs in one thread, with a client of its own."""

    def __init__(
        self,
        client: ClickHouse,
        facts: KafkaFacts,
        journal: Journal,
        settings: WorkerSettings,
    ) -> None:
        self._client = client
        self._facts = facts
        self._journal = journal
        self._give_up_after_s = settings.give_up_after_s
        self._group = settings.group_id
        self._seen: dict[str, UUID] = {}

    def take(
        self, assignment: Assignment, batches: Sequence[RecordBatch]
    ) -> tuple[list[Work], dict[Partition, int]]:
        """What is to be applied, and the partitions to read from elsewhere with the offset where.

        Raises:
            TopicReplacedError, RecordsMissingError: someone has to decide.
            UnreachableError: ClickHouse or Kafka did not answer for longer than we wait.
        """
        works: list[Work] = []
        seeks: dict[Partition, int] = {}
        new = self._find(assignment, (each.partition for each in batches))
        for batch in batches:
            position = assignment.positions[batch.partition]
            if batch.partition in new and batch.last < position.stored:
                # Kafka's committed offset is far back, or there is none: a day would be read again.
                seeks[batch.partition] = position.stored + 1
                continue
            if position.hole_before(batch) and self._must_rewind(batch, position):
                seeks[batch.partition] = position.taken + 1
                continue
            if batch.first <= position.taken and position.begun:
                self.check_topics(assignment)
            rest = position.untaken(batch)
            if rest is not None:
                works.append(Work(rest, assignment.epochs[batch.partition.topic], position))
                position.take(rest)
        return works, seeks

    def check_topics(self, assignment: Assignment) -> None:
        """Has a topic been deleted and created again under us?

        Raises:
            TopicReplacedError: one has.
        """
        # While a topic is deleted its partitions leave the assignment, and Kafka's clients look for
        # new ones every five minutes only: so what any assignment has seen is looked at.
        for topic, known in list({**self._seen, **assignment.topic_ids}.items()):
            if self._facts.topic_id(topic) != known:
                raise TopicReplacedError(
                    f"topic {topic!r} was deleted and created again; if that was meant, run "
                    f"`three-networks topics adopt {topic}` and start the worker again"
                )

    def position(self, assignment: Assignment, partition: Partition) -> Position:
        """Where a partition stands; asked of the journal once an assignment.

        Raises:
            TopicReplacedError, UnreachableError: as `take`.
        """
        self._find(assignment, [partition])
        return assignment.positions[partition]

    def _find(self, assignment: Assignment, partitions: Iterable[Partition]) -> set[Partition]:
        """Ask where partitions stand that nobody asked for yet; returns these."""
        new = set(partitions) - assignment.positions.keys()
        if new:
            asked = [self._asked(assignment, each) for each in sorted(new)]
            found = CLICKHOUSE.retried(
                lambda: self._journal.positions(self._client, asked), self._give_up_after_s
            )
            for each, position in zip(asked, found, strict=True):
                where = str(each.partition)
                log.info("partition.position", partition=where, stored=position.stored)
                assignment.positions[each.partition] = position
        return new

    def _asked(self, assignment: Assignment, partition: Partition) -> Asked:
        self._know_topic(assignment, partition.topic)
        topic = partition.topic
        return Asked(partition, assignment.topic_ids[topic], assignment.epochs[topic])

    def _know_topic(self, assignment: Assignment, topic: str) -> None:
        if topic not in assignment.topic_ids:
            found = self._facts.topic_id(topic)
            assignment.epochs[topic] = CLICKHOUSE.retried(
                lambda: ledger.epoch_of(self._client, topic, found), self._give_up_after_s
            )
            assignment.topic_ids[topic] = self._seen[topic] = found

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
                f"retention before {self._group} had them; to go on without them run "
                f"`{skip_command(self._group, batch.partition, hole.start, kept - 1)}`"
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
