"""State and positions in ClickHouse: loaded on assignment, and stored in one insert."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from connections.clickhouse import ClickHouse
from schemas.landing import OFFSET_BITS
from schemas.state import STATE
from streams.delivery.applied import Entry
from streams.delivery.journal import Insert
from streams.delivery.positions import Position
from streams.delivery.records import Partition
from streams.processing.partition import PartitionProcessors
from streams.processing.processor import Processor
from streams.processing.running import Kept

_LOAD = f"""
SELECT processor, key, state, due, version FROM {STATE.qualified} FINAL
WHERE topic = %(topic)s AND partition = %(number)s
"""
_OF_PARTITION = ""  # in the place of a processor's name


class ProcessingPosition(Position):
    """A position, and what its partition's processors know there."""

    def __init__(self, stored: int, processors: PartitionProcessors) -> None:
        super().__init__(stored)
        self.processors = processors


@dataclass(frozen=True)
class StateJournal:
    """Processing's journal: the position of a partition is a row among its states."""

    processors: tuple[Processor, ...]

    def position(
        self, client: ClickHouse, partition: Partition, topic_id: UUID, epoch: int
    ) -> ProcessingPosition:
        """See `Journal`; loads the partition's states.

        A topic's new life begins at its first record, with what is known from the life before.
        """
        rows = list(map(Kept._make, client.rows(_LOAD, partition._asdict())))
        here = [each for each in rows if (each.processor, each.key) == (_OF_PARTITION, "")]
        watermark = int(here[0].state) if here else 0
        begun = here and here[0].version >> OFFSET_BITS == epoch
        stored = here[0].version & (1 << OFFSET_BITS) - 1 if begun else -1
        reading = [each for each in self.processors if each.topic.name == partition.topic]
        return ProcessingPosition(stored, PartitionProcessors(reading, watermark, rows))

    def closing(
        self, entries: Sequence[Entry], topic_ids: Mapping[str, UUID], worker: str
    ) -> Insert | None:
        """Nothing: positions were stored with the states."""
        return None

    def giving_up(self, entry: Entry, position: Position, version: int, topic_id: UUID) -> Insert:
        """See `Journal`; the range stays known by a row of its own."""
        watermark = cast(ProcessingPosition, position).processors.watermark
        skipped = Kept(_OF_PARTITION, f"{entry.first}-{entry.last}", "skipped", 0, version)
        rows = (position_row(watermark, version), skipped)
        return STATE.qualified, columns_of((entry.partition, each) for each in rows)


def position_row(watermark: int, version: int) -> Kept:
    """The row that says how far a partition has been read."""
    return Kept(_OF_PARTITION, "", str(watermark), 0, version)


def columns_of(rows: Iterable[tuple[Partition, Kept]]) -> dict[str, Sequence[Any]]:
    """Rows as the columns of one insert."""
    found = [(*partition, *kept) for partition, kept in rows]
    names = ("topic", "partition", "processor", "key", "state", "due", "version")
    return dict(zip(names, zip(*found, strict=True), strict=True))
