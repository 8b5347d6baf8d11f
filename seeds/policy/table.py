"""Rows of a seed table: a UTF-8 CSV whose header is known."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from seeds.policy.errors import PolicyError

_T = TypeVar("_T")


@dataclass(frozen=True)
class Line:
    """A row of a seed table, and where it stands."""

    file: Path
    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def wrong(self, column: str, what: str, remedy: str) -> PolicyError:
        """What is wrong with a cell."""
        return PolicyError(self.file, self.number, column, what, remedy)

    def known(self, column: str, among: Iterable[str], remedy: str) -> str:
        """The cell, which is one of a list.

        Raises:
            PolicyError: it is not.
        """
        found = list(among)
        if self[column] not in found:
            what = f"{self[column]!r} is not known"
            raise self.wrong(column, what, f"{remedy}: {', '.join(filter(None, found))}")
        return self[column]


def lines(file: Path, columns: tuple[str, ...]) -> Iterator[Line]:
    """The rows of a file that has these columns and no others, in any order.

    Raises:
        PolicyError: the file is not there, a column is missing or unknown, a row is too long or
            too short, or a byte is not UTF-8.
    """
    if not file.is_file():
        raise PolicyError(file, 1, columns[0], "there is no such file", "put it back")
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.DictReader(text, strict=True)
            _check_header(file, reader.fieldnames or (), columns)
            for cells in reader:
                yield _line(file, reader.line_num, columns, cells)
    except (UnicodeDecodeError, csv.Error) as error:
        remedy = "save it as CSV in UTF-8"
        raise PolicyError(file, 1, columns[0], f"the file is no CSV ({error})", remedy) from error


def unique(found: Iterable[Line], column: str, key: Callable[[Line], _T]) -> Iterator[Line]:
    """The lines, no two of which are of the same key.

    Raises:
        PolicyError: two are.
    """
    before: dict[_T, int] = {}
    for line in found:
        first = before.setdefault(key(line), line.number)
        if first != line.number:
            what = f"{line[column]!r} stands in line {first} already"
            raise line.wrong(column, what, "give it another name, or remove one of the two lines")
        yield line


def _check_header(file: Path, found: Iterable[str], columns: tuple[str, ...]) -> None:
    for column in columns:
        if column not in found:
            remedy = f"the header has to be {','.join(columns)}"
            raise PolicyError(file, 1, column, "the column is missing", remedy)
    for column in found:
        if column not in columns:
            remedy = f"the header has to be {','.join(columns)}"
            raise PolicyError(file, 1, column, "the column is not known", remedy)


def _line(file: Path, number: int, columns: tuple[str, ...], cells: dict[str, str]) -> Line:
    if None in cells or None in cells.values():
        remedy = f"a row has {len(columns)} cells; quote a cell that has a comma in it"
        raise PolicyError(
            file, number, columns[-1], "the row has too many or too few cells", remedy
        )
    return Line(file, number, {name: cell.strip() for name, cell in cells.items()})
