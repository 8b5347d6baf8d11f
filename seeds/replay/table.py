"""Rows of a CSV file, one at a time, with the bytes read counted."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from seeds.replay.errors import WrongFileError
from seeds.replay.tally import Tally

Row = dict[str, str]
LONGEST_ID = 64


def rows(file: Path, columns: tuple[str, ...], tally: Tally | None = None) -> Iterator[Row]:
    """The file's rows; a cell that is missing is empty.

    Raises:
        WrongFileError: the file lacks a column.
    """
    reader = csv.DictReader(_lines(file, tally), restval="")
    missing = set(columns) - set(reader.fieldnames or ())
    if missing:
        raise WrongFileError(f"{file} has no column {', '.join(sorted(missing))}")
    yield from reader


def wide(file: Path, tally: Tally) -> tuple[list[str], Iterator[list[str]]]:
    """Names of the columns, and the rows as they come, of a file with a column a thing.

    Raises:
        WrongFileError: a name is empty or there twice.
    """
    reader = csv.reader(_lines(file, tally))
    names = next(reader, [])
    if not names or not all(names) or len(set(names)) < len(names):
        raise WrongFileError(f"{file} does not begin with a row of distinct names")
    return names, filter(None, reader)


def identifier(name: str) -> str:
    """The name; of one that contracts have no room for its beginning and its hash."""
    if len(name) <= LONGEST_ID:
        return name
    return f"{name[: LONGEST_ID - 9]}~{sha256(name.encode()).hexdigest()[:8]}"


def utc_ms(text: str) -> int:
    """A time as ms since 1970 UTC; one without an offset is in UTC.

    Raises:
        ValueError: it is no ISO 8601 time.
    """
    time = datetime.fromisoformat(text)
    aware = time if time.tzinfo else time.replace(tzinfo=UTC)
    return round(aware.timestamp() * 1000)


def _lines(file: Path, tally: Tally | None) -> Iterator[str]:
    with file.open("rb") as lines:
        for line in lines:
            if tally is not None:
                tally.bytes_read += len(line)
            yield line.decode("utf-8-sig", "replace")
