"""A record batch that cannot be read: its partition stops before it, the others go on.

aiokafka 0.14 raises where it meets one. That ends faust's worker, over and over, and takes with it
what the same call had drained of other partitions. Here a partition hands over what lies before the
batch and then nothing more: its lag grows, and the log names the range and the remedy.

Both classes are private to aiokafka: `tests/faults/test_payloads.py` watches them.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

import structlog
from aiokafka.consumer import fetcher
from aiokafka.errors import CorruptRecordException

from streams.delivery.records import Partition
from streams.delivery.remedies import skip_command

log = structlog.get_logger(__name__)


class _LastBatch:
    """The batches of a fetch; remembers the one that was taken last."""

    def __init__(self, batches: Any) -> None:
        self._batches = batches
        self.last: Any = None

    def has_next(self) -> bool:
        return bool(self._batches.has_next())

    def next_batch(self) -> Any:
        self.last = self._batches.next_batch()
        return self.last


class _Records(fetcher.PartitionRecords):  # type: ignore[misc]
    group: ClassVar[str]  # whose worker this process is

    def __init__(self, tp: Any, records: Any, *rest: Any) -> None:
        self.corrupt = False
        super().__init__(tp, _LastBatch(records), *rest)

    def _consumer_record(self, tp: Any, record: Any) -> Any:
        """The record as it was read: it has all that a batch needs, and copying it costs a third
        of reading it."""
        return record

    def __next__(self) -> Any:
        if self.corrupt:
            raise StopIteration
        return super().__next__()

    def _unpack_records(self) -> Iterator[Any]:
        try:
            yield from super()._unpack_records()
        except CorruptRecordException:
            self.corrupt = True
            last = self._records.last.next_offset - 1
            _report(self.group, Partition(*self._tp), self.next_fetch_offset, last)


class _Result(fetcher.FetchResult):  # type: ignore[misc]
    def getall(self, max_records: int | None = None) -> Any:
        held: Any = self._partition_records  # type: ignore[has-type]
        if held is not None and held.corrupt:
            self.check_assignment(self._topic_partition)  # lets go of it after a seek
            return []
        found = super().getall(max_records)
        if held is not None and held.corrupt:
            self._partition_records = held  # so that it is not fetched again and again
        return found


def stop_at_corrupt_batches(group: str) -> None:
    """From now on consumers of this process stop a partition before a batch they cannot read."""
    _Records.group = group
    fetcher.PartitionRecords = _Records
    fetcher.FetchResult = _Result


def _report(group: str, partition: Partition, first: int, last: int) -> None:
    log.critical(
        "partition.stopped",
        partition=str(partition),
        why="Kafka gives a record batch that is corrupt",
        remedy="mend the broker's disk; to go on without these records stop the workers and run "
        f"`{skip_command(group, partition, first, last)}`",
    )
