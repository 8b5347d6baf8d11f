"""What a computation needs of ClickHouse: to ask, and to tell."""

from collections.abc import Mapping
from typing import Any, Protocol


class Client(Protocol):
    """A connection that may write `derived`; `connections.ClickHouse` is one."""

    def rows(self, sql: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """The rows of a SELECT."""
        ...

    def command(self, sql: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Run a statement that gives no rows."""
        ...
