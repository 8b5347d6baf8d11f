"""Reference rows as files: `<home>/reference/<source>/<table>.ndjson`, loaded by Dagster."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import BinaryIO

import msgspec

from schemas import reference_tables
from schemas.reference_table import Reference

_PART = ".part-"


def write_reference(home: Path, source: str, rows: Iterable[Reference]) -> list[Path]:
    """Replace what a source says, as `write_tables` does with its folder."""
    return write_tables(reference_folder(home, source), rows)


def reference_folder(home: Path, source: str) -> Path:
    """Where Dagster looks for what a source says."""
    return home / "reference" / source


def write_tables(folder: Path, rows: Iterable[Reference]) -> list[Path]:
    """Replace a folder's tables: one NDJSON file a table, each put in place whole.

    Rows are written as they come, so a city's need not fit into memory. Tables without a row lose
    their file. Returns the files written.

    Raises:
        KeyError: a row is of no declared reference table; nothing was replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{_PART}*"):  # by a process that was killed
        rmtree(left)
    with TemporaryDirectory(prefix=_PART, dir=folder) as parts:
        written = [part.replace(folder / part.name) for part in _write(Path(parts), rows)]
    for stale in set(folder.glob("*.ndjson")) - set(written):
        stale.unlink()
    return written


def _write(folder: Path, rows: Iterable[Reference]) -> list[Path]:
    names = {table.struct: table.name for table in reference_tables()}
    encode = msgspec.json.Encoder().encode
    files: dict[type[Reference], BinaryIO] = {}
    with ExitStack() as opened:
        for row in rows:
            kind = type(row)
            if kind not in files:
                file = folder / f"{names[kind]}.ndjson"
                files[kind] = opened.enter_context(file.open("wb"))
            files[kind].write(encode(row) + b"\n")
    return sorted(folder.iterdir())
