"""Reference rows as files: `<home>/reference/<source>/<table>.ndjson`, loaded by Dagster."""

import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import msgspec

from schemas import reference_tables
from schemas.reference_table import Reference


def write_reference(home: Path, source: str, rows: Iterable[Reference]) -> list[Path]:
    """Replace what a source says: one NDJSON file a table, each put in place whole.

    Tables that the source no longer speaks of lose their file. Returns the files written.

    Raises:
        KeyError: a row is of no declared reference table.
    """
    names = {table.struct: table.name for table in reference_tables()}
    by_table: dict[str, list[Reference]] = defaultdict(list)
    for row in rows:
        by_table[names[type(row)]].append(row)
    folder = home / "reference" / source
    folder.mkdir(parents=True, exist_ok=True)
    written = [_replace(folder / f"{name}.ndjson", found) for name, found in by_table.items()]
    for stale in set(folder.glob("*.ndjson")) - set(written):
        stale.unlink()
    return sorted(written)


def _replace(file: Path, rows: list[Reference]) -> Path:
    part = file.with_suffix(f".part-{os.getpid()}")
    part.write_bytes(msgspec.json.Encoder().encode_lines(rows))
    part.replace(file)
    return file
