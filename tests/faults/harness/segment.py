"""A broker's log segment: which batches it holds, and how to spoil one."""

import struct
from dataclasses import dataclass
from pathlib import Path

from stack.home import Home
from streams.delivery.records import Partition

# Of a record batch: base offset, length, then after 11 bytes the delta of its last offset.
_HEAD = struct.Struct(">qi")
_LAST_DELTA = struct.Struct(">i")
_LAST_DELTA_AT = 23
_RECORDS_AT = 61


@dataclass(frozen=True)
class BatchOnDisk:
    """A record batch in a segment file."""

    start: int
    size: int
    first: int
    last: int


def segment_of(home: Home, partition: Partition) -> Path:
    """The first segment of a partition."""
    return home.kafka / "data" / f"{partition.topic}-{partition.number}" / f"{0:020d}.log"


def batches_in(segment: Path) -> list[BatchOnDisk]:
    """The record batches of a segment, in order."""
    data, found, start = segment.read_bytes(), [], 0
    while start + _RECORDS_AT <= len(data):
        first, length = _HEAD.unpack_from(data, start)
        (delta,) = _LAST_DELTA.unpack_from(data, start + _LAST_DELTA_AT)
        found.append(BatchOnDisk(start, _HEAD.size + length, first, first + delta))
        start += _HEAD.size + length
    return found


def spoil(segment: Path, batch: BatchOnDisk) -> None:
    """Write garbage into a batch's records; its header stays whole."""
    with segment.open("r+b") as file:
        file.seek(batch.start + (_RECORDS_AT + batch.size) // 2)
        file.write(b"garbage")
