"""The producer's own list of what Kafka acknowledged, as a file of small records."""

import struct
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import numpy as np
from confluent_kafka import KafkaError, Message
from numpy.typing import NDArray

_ROW = struct.Struct("<QHQB")
_TYPE = np.dtype([("digest", "<u8"), ("partition", "<u2"), ("offset", "<u8"), ("bad", "u1")])

Journal = NDArray[np.void]


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
            row = _ROW.pack(digest, message.partition(), message.offset(), bad)
            self._file.write(row)


def read_journals(files: Iterable[Path]) -> Journal:
    """What was acknowledged, by all producers together."""
    parts = [np.fromfile(each, dtype=_TYPE) for each in files]
    return np.concatenate(parts) if parts else np.empty(0, dtype=_TYPE)
