"""What a connection works in: an engine handle, and who may do what on it."""

from __future__ import annotations

from typing import Protocol

from stack.clickhouse import statements
from stack.clickhouse.engine import Engine, Handle, identifier
from stack.clickhouse.limits import Limits
from stack.clickhouse.packets import Query


class Workspace(Protocol):
    """A connection's place in the engine."""

    @property
    def handle(self) -> Handle: ...

    @property
    def longest_text(self) -> int:
        """Bytes that a statement may have."""

    @property
    def database(self) -> str:
        """The current database."""

    def admit(self, query: Query, text: str, kind: str, by_clause: bool) -> str:
        """What to run instead of ``text``, after the query's settings are in place.

        With ``by_clause`` they are left to the statement's own clause, see ``insert_settings``.

        Raises:
            EndpointError: if the user may not have it.
        """

    def insert_settings(self, query: Query) -> dict[str, str]:
        """Settings of an INSERT, which stand in its own clause: a SET for each would cost more."""

    def ran(self, kind: str) -> None:
        """A statement of this kind has run."""

    def close(self) -> None: ...


class TrustedWorkspace:
    """The place of a user who may do everything."""

    def __init__(self, engine: Engine, limits: Limits, database: str) -> None:
        self.longest_text = limits.max_text
        self._engine = engine
        self.handle = engine.open({})
        self._applied: dict[str, str] = {}
        try:
            if database:
                self.handle.execute(f"USE {identifier(database)}")
        except BaseException:
            self.handle.close()
            raise
        self.database = database

    def admit(self, query: Query, text: str, kind: str, by_clause: bool) -> str:
        known = self._known(query)
        self._reset([name for name in self._applied if name not in known])
        if by_clause:
            return text
        changed = {name: value for name, value in known.items() if self._applied.get(name) != value}
        self.handle.set(changed)
        self._applied.update(changed)
        return text

    def insert_settings(self, query: Query) -> dict[str, str]:
        return self._known(query)

    def ran(self, kind: str) -> None:
        if kind == statements.USE:
            self.database = self.handle.value("SELECT currentDatabase()")
        if kind == statements.SET:
            self._applied.clear()

    def close(self) -> None:
        self.handle.close()

    def _known(self, query: Query) -> dict[str, str]:
        """As a server does: an unknown setting counts only if it was called important."""
        known = self._engine.settings
        return {
            name: value
            for name, value in query.settings.items()
            if name in known or name in query.important
        }

    def _reset(self, names: list[str]) -> None:
        baseline = self._engine.baseline()
        self.handle.reset(name for name in names if name not in baseline)
        self.handle.set({name: baseline[name] for name in names if name in baseline})
        for name in names:
            del self._applied[name]
