"""Files of public data, which the project neither ships nor downloads."""

import csv
import math
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path


class DataError(Exception):
    """Real data is missing or cannot be read; the message says which and what to do."""


def found(folder: Path, name: str) -> Path:
    """A file of the data folder.

    Raises:
        DataError: it is not there.
    """
    file = folder / name
    if not file.is_file():
        raise DataError(
            f"{file} is missing; put it there (docs/simulator.md says where it comes from), or name"
            " the folder that holds acn, charged-spo and shenzhen-stations:"
            " make bench NAME=comparison DATA=<folder>"
        )
    return file


def rows(file: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Line number and the given cells of every row.

    Raises:
        DataError: the file lacks a column, or a row one of them.
    """
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        missing = set(columns) - set(reader.fieldnames or ())
        if missing:
            raise DataError(f"{file} has no column {', '.join(sorted(missing))}")
        for row in reader:
            if not all(row[each] for each in columns):
                raise DataError(f"{file}, line {reader.line_num}: a cell is empty")
            yield reader.line_num, [row[each] for each in columns]


def number(file: Path, line: int, cell: str) -> float:
    """A cell as a number from 0.

    Raises:
        DataError: it is none.
    """
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not 0 <= value < math.inf:
        raise DataError(f"{file}, line {line}: {cell!r} is no number from 0")
    return value


def time(file: Path, line: int, cell: str) -> datetime:
    """A cell as a time without a zone.

    Raises:
        DataError: it is none.
    """
    try:
        return datetime.fromisoformat(cell)
    except ValueError:
        raise DataError(f"{file}, line {line}: {cell!r} is no time") from None
