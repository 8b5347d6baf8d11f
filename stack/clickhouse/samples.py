"""Sample blocks: what an INSERT's client is told of the columns it is to send."""

from __future__ import annotations

import threading

from stack.clickhouse.blocks import Columns
from stack.clickhouse.engine import Handle
from stack.clickhouse.errors import EndpointError
from stack.clickhouse.packets import native_header
from stack.clickhouse.statements import Insert, identifiers

_MOST = 4096
_NOT_BY_DEFAULT = frozenset({"MATERIALIZED", "ALIAS", "EPHEMERAL"})
_NOT_INSERTABLE = frozenset({"MATERIALIZED", "ALIAS"})


class Samples:
    """Sample blocks by database, table and columns; every DDL statement empties the lot."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str], bytes] = {}
        self._lock = threading.Lock()
        self._changes = 0

    def forget(self) -> None:
        """A statement may have changed some table."""
        with self._lock:
            self._known.clear()
            self._changes += 1

    @property
    def changes(self) -> int:
        """Grows with every statement that may have changed what there is."""
        return self._changes

    def sample(self, handle: Handle, database: str, insert: Insert) -> bytes:
        """The Native block without rows for an INSERT.

        Raises:
            EndpointError: 60 for a wrong table, 16 for a wrong column …
        """
        key = (database, insert.target, insert.columns)
        if known := self._known.get(key):
            return known
        before = self._changes
        header = native_header(_columns(handle, insert))
        with self._lock:
            if before == self._changes and len(self._known) < _MOST:
                self._known[key] = header
        return header


def _columns(handle: Handle, insert: Insert) -> Columns:
    names = identifiers(insert.columns)
    if names is None:
        expression = f"SELECT {insert.columns} FROM {insert.target}"
        return [(row[0], row[1]) for row in handle.rows(f"DESCRIBE TABLE ({expression})")]
    described = handle.rows(f"DESCRIBE TABLE {insert.target}")
    if not names:
        return [(row[0], row[1]) for row in described if row[2] not in _NOT_BY_DEFAULT]
    types = {row[0]: row[1] for row in described if row[2] not in _NOT_INSERTABLE}
    if missing := [name for name in names if name not in types]:
        raise EndpointError(
            16,
            "NO_SUCH_COLUMN_IN_TABLE",
            f"No column {', '.join(missing)} to insert into in table {insert.target}",
        )
    return [(name, types[name]) for name in names]
