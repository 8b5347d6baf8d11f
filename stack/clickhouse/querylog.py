"""The query log: a line of JSON for each finished statement, without SQL and without values."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec


class Entry(msgspec.Struct, omit_defaults=True):
    """What is kept of a statement. ``statement`` is a hash that leaves literals out."""

    event: str
    time: datetime = datetime.fromtimestamp(0, UTC)
    user: str = ""
    client: str = ""
    query_id: str = ""
    kind: str = ""
    statement: str = ""
    elapsed_ms: float = 0.0
    read_rows: int = 0
    read_bytes: int = 0
    written_rows: int = 0
    result_rows: int = 0
    log_comment: str = ""
    code: int = 0
    text: str = ""


class QueryLog:
    """Appends lines to a file, or to standard error."""

    def __init__(self, path: Path | None) -> None:
        self._lock = threading.Lock()
        self._torn = b""
        self._own = path is not None
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
        self._file = os.open(path, flags, 0o640) if path else sys.stderr.fileno()

    def write(self, entry: Entry) -> None:
        """Add a line with the time of now; a disk without room for it costs the line, no more."""
        with self._lock:
            entry.time = datetime.now(UTC)
            line = self._torn + msgspec.json.encode(entry) + b"\n"
            with suppress(OSError):
                whole = os.write(self._file, line) == len(line)
                self._torn = b"" if whole else b"\n"

    def close(self) -> None:
        if self._own:
            os.close(self._file)
