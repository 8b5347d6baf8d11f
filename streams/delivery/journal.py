"""Where a worker's positions are kept."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from connections.clickhouse import ClickHouse
from streams.delivery.applied import Entry
from streams.delivery.positions import Position
from streams.delivery.records import Partition

Insert = tuple[str, Mapping[str, Sequence[Any]]]  # table, and its columns


class Asked(NamedTuple):
    """A partition whose position is asked for, and its topic's present life."""

    partition: Partition
    topic_id: UUID
    epoch: int


class Journal(Protocol):
    """Landing keeps positions in the ledger, processing beside its state."""

    def positions(self, client: ClickHouse, asked: Sequence[Asked]) -> list[Position]:
        """Where partitions stand, in the order in which they are asked for."""

    def closing(
        self, entries: Sequence[Entry], topic_ids: Mapping[str, UUID], worker: str
    ) -> Insert | None:
        """The insert that moves the positions, made after all others; None where one of these
        did."""

    def giving_up(self, entry: Entry, position: Position, version: int, topic_id: UUID) -> Insert:
        """The insert that lets a partition go on behind a range of which nothing is had.

        Args:
            position: where the partition stands before the range.
            version: of a row of the range's last offset.
        """
