"""The producer's own list of what Kafka acknowledged, as a file of small records."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

import numpy as np
from confluent_kafka import KafkaError, Message
from numpy.typing import NDArray

from tests.faults.harness.events import TOPICS

NAMES = tuple(each.name for each in TOPICS)

_ROW = struct.Struct("<QBBHQB")
_TYPE = np.dtype(
    [
        ("digest", "<u8"),
        ("topic", "u1"),
        ("epoch", "u1"),
        ("partition", "<u2"),
        ("offset", "<u8"),
        ("bad", "u1"),
    ]
)

Journal = NDArray[np.void]


class Track(NamedTuple):
    """A partition in one life of its topic."""

    topic: str
    epoch: int
    number: int


class JournalWriter:
    """Writes a row for each record when Kafka acknowledges it, and counts the others."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.failed = 0

    def note(self, digest: int, bad: bool, error: KafkaError | None, message: Message) -> None:
        """A delivery report."""
        if error is not None:
            self.failed += 1
        else:
            topic = NAMES.index(message.topic())
            self._file.write(
                _ROW.pack(digest, topic, 0, message.partition(), message.offset(), bad)
            )


def read_journal(file: Path, epochs: dict[str, int]) -> Journal:
    """What was acknowledged, by a producer that ran in these lives of the topics."""
    found = np.fromfile(file, dtype=_TYPE)
    found["epoch"] = np.array([epochs[each] for each in NAMES], dtype="u1")[found["topic"]]
    return found


def joined(journals: list[Journal]) -> Journal:
    """Several as one."""
    return np.concatenate([np.empty(0, dtype=_TYPE), *journals])


def by_track(known: Journal) -> Iterator[tuple[Track, Journal]]:
    """The rows of each partition and life."""
    for topic, epoch, number in np.unique(known[["topic", "epoch", "partition"]]).tolist():
        of_track = (known["topic"] == topic) & (known["epoch"] == epoch)
        yield Track(NAMES[topic], epoch, number), known[of_track & (known["partition"] == number)]
