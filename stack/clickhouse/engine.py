"""The embedded engine: one folder, a handle for each connection, errors with their codes."""

from __future__ import annotations

import itertools
import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import chdb
import msgspec

from stack.clickhouse.errors import EndpointError, from_engine
from stack.clickhouse.limits import Limits
from stack.clickhouse.packets import Progress

# A setting without effect on queries that do not use the query cache: it names the handle in
# system.processes, which is how a running query is found and killed from another thread.
_TAG = "query_cache_tag"


def quoted(text: str) -> str:
    """The text as a literal of SQL."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def identifier(name: str) -> str:
    """The name as a quoted identifier of SQL."""
    return "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`"


def assignments(settings: Mapping[str, str]) -> str:
    """Settings as they stand behind SET or SETTINGS."""
    return ", ".join(f"{name} = {quoted(value)}" for name, value in settings.items())


@contextmanager
def _file_of(blocks: Sequence[bytes]) -> Iterator[str]:
    """A path under which the engine, in this process, finds the blocks one after another."""
    with open(os.memfd_create("insert", os.MFD_CLOEXEC), "wb") as file:
        for block in blocks:
            file.write(block)
        file.flush()
        yield f"/proc/self/fd/{file.fileno()}"


class Stream:
    """The result of a SELECT, one Native block at a time."""

    def __init__(self, result: Any) -> None:
        self._result = result

    def fetch(self) -> tuple[int, bytes] | None:
        """The next block with its number of rows; None at the end.

        Raises:
            EndpointError: whatever the engine says, 394 if the query was killed.
        """
        try:
            chunk = self._result.fetch()
        except chdb.ChdbError as failure:
            raise from_engine(failure) from None
        return None if chunk is None else (int(chunk.rows_read()), bytes(chunk.bytes()))

    def close(self) -> None:
        try:
            self._result.cancel()
        except chdb.ChdbError as failure:
            raise from_engine(failure) from None


class Handle:
    """One session of the engine: its own database, settings and temporary tables."""

    def __init__(self, address: str, tag: str) -> None:
        self.tag = tag
        try:
            self._connection = chdb.connect(address)
        except RuntimeError as failure:
            raise from_engine(failure) from None
        self._seen: Mapping[str, int] = {}
        self._connection.set_progress_callback(self._saw)

    def _saw(self, values: Mapping[str, int]) -> None:
        self._seen = values

    def progress(self) -> Progress:
        """How far the latest query is."""
        seen = self._seen
        return Progress(
            read_rows=seen.get("read_rows", 0),
            read_bytes=seen.get("read_bytes", 0),
            total_rows=seen.get("total_rows_to_read", 0),
            written_rows=seen.get("written_rows", 0),
            written_bytes=seen.get("written_bytes", 0),
        )

    def forget_progress(self) -> None:
        self._seen = {}

    def execute(self, sql: str, form: str = "Native") -> bytes:
        """Run a statement to its end and return its output, most often nothing.

        Raises:
            EndpointError: whatever the engine says.
        """
        return bytes(self._query(sql, form).bytes())

    def _query(self, sql: str, form: str) -> Any:
        try:
            return self._connection.query(sql, form)
        except (chdb.ChdbError, RuntimeError) as failure:
            raise from_engine(failure) from None

    def rows(self, sql: str) -> list[list[Any]]:
        """The rows of a small result, decoded."""
        lines = self.execute(sql, "JSONCompactEachRow").splitlines()
        return [msgspec.json.decode(line, type=list[Any]) for line in lines]

    def value(self, sql: str) -> str:
        """The first value of a small result, as text."""
        return str(self.rows(sql)[0][0])

    def stream(self, sql: str) -> Stream:
        try:
            return Stream(self._connection.send_query(sql, "Native"))
        except (chdb.ChdbError, RuntimeError) as failure:
            raise from_engine(failure) from None

    def insert(self, head: str, clause: str, blocks: Sequence[bytes]) -> int:
        """Insert Native blocks as one statement, and return how many rows were written.

        chDB has a streaming insert (``send_insert``), but that reports success for whatever fails
        while parts are written: too many parts, constraints, views, defaults. The rows are lost
        in silence. INSERT FROM INFILE tells, so the blocks become a file in memory.

        Raises:
            EndpointError: whatever the engine says; then nothing is in the table itself.
        """
        with _file_of(blocks) as path:
            sql = f"{head} FROM INFILE {quoted(path)} COMPRESSION 'none' {clause} FORMAT Native"
            return int(self._query(sql, "Native").rows_written())

    def set(self, settings: Mapping[str, str]) -> None:
        if settings:
            self.execute(f"SET {assignments(settings)}")

    def reset(self, names: Iterable[str]) -> None:
        if listed := ", ".join(f"{name} = DEFAULT" for name in names):
            self.execute(f"SET {listed}")

    def close(self) -> None:
        """Close; whatever still runs on this handle ends first."""
        self._connection.close()


class Engine:
    """The engine on one folder. The first handle keeps it open for as long as this lives."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder = folder
        self._limits = limits
        self._serial = itertools.count(1)
        self._control_lock = threading.Lock()
        self._control = Handle(f"{folder}?{limits.startup_arguments()}", "control")
        self.version = self._control.value("SELECT version()")
        self.timezone = self._control.value("SELECT timezone()")
        self.settings = frozenset(
            row[0] for row in self._control.rows("SELECT name FROM system.settings")
        )

    def open(self, settings: Mapping[str, str]) -> Handle:
        """A handle of its own, with ``settings`` on top of the limits of every query."""
        handle = Handle(str(self._folder), f"endpoint-{next(self._serial)}")
        base = {**self._limits.query_settings(), _TAG: handle.tag}
        try:
            handle.set({**base, **settings})
        except EndpointError:
            handle.close()
            raise
        return handle

    def baseline(self) -> dict[str, str]:
        """What every handle starts with."""
        return self._limits.query_settings()

    def rows(self, sql: str) -> list[list[Any]]:
        """Ask the engine about itself."""
        with self._control_lock:
            return self._control.rows(sql)

    def kill(self, handle: Handle) -> None:
        """Stop what runs on a handle; it ends with 394 QUERY_WAS_CANCELLED."""
        with self._control_lock:
            self._control.execute(
                f"KILL QUERY WHERE Settings[{quoted(_TAG)}] = {quoted(handle.tag)} ASYNC"
            )

    def let_merge(self, allowed: bool) -> None:
        """Let merges begin, or break off those that run and begin no other."""
        with self._control_lock:
            self._control.execute(f"SYSTEM {'START' if allowed else 'STOP'} MERGES")

    def close(self) -> None:
        self._control.close()
