"""What applying a group of batches comes to, before anything is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from schemas import Contract, Event
from streams.delivery.positions import Position
from streams.delivery.records import Partition, RecordBatch


@dataclass(frozen=True, slots=True)
class Work:
    """A batch to apply: what the ledger lacks of it, its topic's epoch and its position."""

    batch: RecordBatch
    epoch: int
    position: Position


@dataclass(frozen=True, slots=True)
class Entry:
    """A ledger row to be: one range of offsets and what became of it."""

    partition: Partition
    first: int
    last: int
    rows: Mapping[str, int]
    dead_letters: int
    bytes: int
    newest_event_time: int
    event_hours: Sequence[int] = ()


@dataclass(slots=True)
class Applied:
    """Inserts by table, events to produce first, and the ledger's entries, in order."""

    inserts: dict[str, Mapping[str, Sequence[Any]]] = field(default_factory=dict)
    outputs: list[tuple[Contract, Event]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


class Applier(Protocol):
    """Turns batches into what is to be stored. Pure but for its own counters.

    Attributes:
        tables: those that it stores to.
    """

    tables: tuple[str, ...]

    def apply(self, works: Sequence[Work]) -> Applied:
        """Apply a group of batches, which are in order within each partition."""
