"""The read-only user's place: a readonly handle, and admission ahead of it."""

from __future__ import annotations

from stack.clickhouse import statements
from stack.clickhouse.admission import admit_select, introspection
from stack.clickhouse.engine import Engine, Handle
from stack.clickhouse.errors import EndpointError, access_denied
from stack.clickhouse.limits import Limits
from stack.clickhouse.packets import Query
from stack.clickhouse.reach import Reach

_FREE = frozenset({"log_comment", "session_timezone", "join_use_nulls"})
_BLOCK_ROWS = 1_000_000
_LONGEST_VALUE = 1000


class ReaderWorkspace:
    """A handle with ``readonly = 1`` for running, another one that only explains."""

    longest_text = 1 << 18

    def __init__(self, engine: Engine, limits: Limits, reach: Reach) -> None:
        self._engine = engine
        self._reach = reach
        self._fixed = limits.reader_settings()
        self._bounds = _bounds(limits)
        self._settings: dict[str, str] = {}
        self.database = reach.home
        self._explaining = self._opened({})
        self.handle = self._opened({"readonly": "1"})

    def admit(self, query: Query, text: str, kind: str, by_clause: bool) -> str:
        """Let a SELECT or a question about ``api`` pass, with harmless settings.

        Raises:
            EndpointError: 497 for anything else, 164 for a setting, 452 for a value.
        """
        self._use(query.settings)
        if kind == statements.SELECT:
            admit_select(self._explaining, self._reach, text)
            return text
        words = [token.text for token in statements.tokens(text)]
        question = introspection(words, self._reach)
        if not question:
            raise access_denied(f"{kind or 'This'}: readers may only SELECT; {self._reach}")
        return question

    def insert_settings(self, query: Query) -> dict[str, str]:
        raise access_denied("Readers may not INSERT")

    def ran(self, kind: str) -> None:
        pass

    def close(self) -> None:
        self.handle.close()
        self._explaining.close()

    def _use(self, settings: dict[str, str]) -> None:
        """Settings of a readonly handle are fixed: others need another handle."""
        if settings == self._settings:
            return
        for name, value in settings.items():
            self._check(name, value)
        opened = self._opened({**settings, "readonly": "1"})
        self.handle.close()
        self.handle, self._settings = opened, settings

    def _check(self, name: str, value: str) -> None:
        most = self._bounds.get(name)
        if most is None and name not in _FREE:
            raise EndpointError(164, "READONLY", f"Cannot modify '{name}' setting in readonly mode")
        fits = len(value) <= _LONGEST_VALUE
        if most is not None:
            fits = fits and value.isdecimal() and 0 < int(value) <= most
        if not fits:
            raise EndpointError(
                452, "SETTING_CONSTRAINT_VIOLATION", f"Setting {name} must be in 1 … {most}"
            )

    def _opened(self, settings: dict[str, str]) -> Handle:
        handle = self._engine.open({})
        try:
            if self._reach.exists():
                handle.execute(f"USE {self.database}")
            handle.set({**self._fixed, **settings})
        except EndpointError:
            handle.close()
            raise
        return handle


def _bounds(limits: Limits) -> dict[str, int]:
    return {
        "max_threads": limits.max_threads,
        "max_block_size": _BLOCK_ROWS,
        "max_memory_usage": limits.reader_memory,
        "max_result_rows": limits.reader_rows,
        "max_result_bytes": limits.reader_bytes,
        "max_execution_time": limits.reader_seconds,
    }
