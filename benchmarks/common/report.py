"""How a benchmark speaks: progress on stderr, a table and one JSON line on stdout."""

import json
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any

_STARTED = time.monotonic()


class BenchmarkError(Exception):
    """What was measured is wrong or did not end; its figures mean nothing."""


def progress(text: str) -> None:
    """One line of progress, with the seconds since the start."""
    print(f"{time.monotonic() - _STARTED:7.1f} s  {text}", file=sys.stderr, flush=True)


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table for people: first column to the left, the others to the right."""
    lines = [list(headings), *[list(row) for row in rows]]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    for line in lines:
        first, *rest = (
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        print("  ".join([first, *rest]))


def last_line(figures: Mapping[str, Any]) -> None:
    """The line that programs read."""
    print(json.dumps(figures), flush=True)


def require(found: object, wanted: object, what: str) -> None:
    """Fail the benchmark where a count is not what it must be.

    Raises:
        BenchmarkError: it is not; says what, and both counts.
    """
    if found != wanted:
        raise BenchmarkError(f"{what}: {found}, but it must be {wanted}")
