"""Rows of a CSV file, one at a time, with the bytes read counted."""

import csv
from collections.abc import Iterator
from pathlib import Path

from seeds.replay.errors import ReplayError
from seeds.replay.tally import Tally

Row = dict[str, str]


def rows(file: Path, columns: tuple[str, ...], tally: Tally | None = None) -> Iterator[Row]:
    """The file's rows; a cell that is missing is empty.

    Raises:
        ReplayError: the file lacks a column.
    """
    reader = csv.DictReader(_lines(file, tally), restval="")
    missing = set(columns) - set(reader.fieldnames or ())
    if missing:
        raise ReplayError(f"{file} has no column {', '.join(sorted(missing))}")
    yield from reader


def _lines(file: Path, tally: Tally | None) -> Iterator[str]:
    with file.open("rb") as lines:
        for line in lines:
            if tally is not None:
                tally.bytes_read += len(line)
            yield line.decode("utf-8-sig", "replace")
