"""State and positions in ClickHouse: loaded on assignment, and stored in one insert."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from connections.clickhouse import ClickHouse
from schemas.landing import OFFSET_BITS
from schemas.state import STATE
from streams.delivery.applied import Entry
from streams.delivery.journal import Asked, Insert
from streams.delivery.positions import Position
from streams.delivery.records import Partition
from streams.processing.partition import PartitionProcessors
from streams.processing.processor import Processor
from streams.processing.running import Kept

_LOAD = f"""
SELECT (topic, partition), (processor, key, state, due, version) FROM {STATE.qualified} FINAL
WHERE (topic, partition) IN %(partitions)s
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

    def positions(self, client: ClickHouse, asked: Sequence[Asked]) -> list[Position]:
        """See `Journal`; loads the partitions' states, in one query: one a partition costs more."""
        kept: dict[tuple[str, int], list[Kept]] = defaultdict(list)
        for where, row in client.rows(_LOAD, {"partitions": [each.partition for each in asked]}):
            kept[where].append(Kept._make(row))
        return [self._position(each, kept[each.partition]) for each in asked]

    def _position(self, asked: Asked, rows: Sequence[Kept]) -> ProcessingPosition:
        """Of a topic's new life none is stored, and what is known is from the life before."""
        here = [each for each in rows if (each.processor, each.key) == (_OF_PARTITION, "")]
        watermark = int(here[0].state) if here else 0
        begun = here and here[0].version >> OFFSET_BITS == asked.epoch
        stored = here[0].version & (1 << OFFSET_BITS) - 1 if begun else -1
        reading = [each for each in self.processors if each.topic.name == asked.partition.topic]
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
