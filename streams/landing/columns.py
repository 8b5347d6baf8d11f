"""From events to the columns of one insert. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from schemas import Contract, Event
from schemas.landing import version_of
from streams.delivery.records import Partition, Record


@dataclass(slots=True)
class Rows:
    """The rows that a group of batches brings to one landing table."""

    contract: Contract
    events: list[Event] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    partitions: list[int] = field(default_factory=list)
    versions: list[int] = field(default_factory=list)

    def add(
        self,
        partition: Partition,
        epoch: int,
        events: Sequence[Event],
        records: Sequence[Record],
    ) -> None:
        """Add events of one partition, in the order of their offsets."""
        base = version_of(epoch, 0)
        self.events += events
        self.topics += [partition.topic] * len(events)
        self.partitions += [partition.number] * len(events)
        self.versions += [base | record.offset for record in records]

    def columns(self) -> dict[str, Sequence[Any]]:
        """Column by column, as clickhouse-driver takes them."""
        # One pass a field: a tuple a row, transposed, costs six times as much.
        fields = {
            each.name: list(map(attrgetter(each.name), self.events))
            for each in self.contract.columns
        }
        return {
            **fields,
            "_topic": self.topics,
            "_partition": self.partitions,
            "_version": self.versions,
        }
