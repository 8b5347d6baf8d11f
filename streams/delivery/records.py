"""Record batches: what one fetch brought of one partition, handed over as one faust event."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, ClassVar, NamedTuple, Protocol


class Partition(NamedTuple):
    """A partition of a topic."""

    topic: str
    number: int

    def __str__(self) -> str:
        return f"{self.topic}/{self.number}"


class Record(Protocol):
    """A Kafka record as aiokafka reads it."""

    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: Sequence[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class RecordBatch:
    """Consecutive records of one partition, in the order of their offsets."""

    partition: Partition
    records: Sequence[Record]

    @property
    def first(self) -> int:
        """Offset of the first record."""
        return self.records[0].offset

    @property
    def last(self) -> int:
        """Offset of the last record."""
        return self.records[-1].offset

    def after(self, offset: int) -> "RecordBatch | None":
        """What is left when everything up to `offset` is taken away."""
        if self.first > offset:
            return self
        rest = [each for each in self.records if each.offset > offset]
        return RecordBatch(self.partition, rest) if rest else None


def joined(batches: Iterable[RecordBatch]) -> list[RecordBatch]:
    """The same records in fewer batches: those that follow one another without a gap become one."""
    runs: dict[Partition, list[list[RecordBatch]]] = {}
    for batch in batches:
        found = runs.setdefault(batch.partition, [])
        if found and found[-1][-1].last + 1 == batch.first:
            found[-1].append(batch)
        else:
            found.append([batch])
    return [_one(run) for found in runs.values() for run in found]


def _one(run: list[RecordBatch]) -> RecordBatch:
    if len(run) == 1:
        return run[0]
    return RecordBatch(run[0].partition, [record for batch in run for record in batch.records])


class RecordBatchScheduler:
    """faust's documented `ConsumerScheduler`: yields one message a partition and fetch.

    faust's cost is per message, so a whole fetch as one message is what makes it fast. The message
    takes the offset of its last record; faust treats the offsets before it as already handled.
    """

    topics: ClassVar[frozenset[str]] = frozenset()

    def iterate(self, records: Mapping[Any, list[Any]]) -> Iterator[tuple[Any, Any]]:
        """Yield `(topic-partition, message)` in the order in which faust shall deliver them."""
        for tp, found in records.items():
            if tp.topic in self.topics and found:
                yield tp, _message(tp, found)
            else:
                yield from ((tp, each) for each in found)


def batches_of(topics: Iterable[str]) -> type[RecordBatchScheduler]:
    """A scheduler that hands over these topics in batches and leaves others as they are."""
    return type("BatchesOf", (RecordBatchScheduler,), {"topics": frozenset(topics)})


def _message(tp: Any, found: list[Any]) -> SimpleNamespace:
    last = found[-1]
    return SimpleNamespace(
        topic=tp.topic,
        partition=tp.partition,
        offset=last.offset,
        timestamp=last.timestamp,
        timestamp_type=last.timestamp_type,
        headers=(),
        key=None,
        value=RecordBatch(Partition(tp.topic, tp.partition), found),
        checksum=None,
        serialized_key_size=0,
        serialized_value_size=0,
    )
