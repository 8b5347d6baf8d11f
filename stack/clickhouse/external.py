"""External tables: blocks sent along with a query, which it sees as temporary tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from stack.clickhouse.blocks import Block, block_columns
from stack.clickhouse.engine import Handle, identifier
from stack.clickhouse.errors import ProtocolError
from stack.clickhouse.peer import Peer


class ExternalTables:
    """The tables of one query."""

    def __init__(self, peer: Peer) -> None:
        self._peer = peer
        self._tables: dict[str, list[Block]] = {}

    def __bool__(self) -> bool:
        return bool(self._tables)

    def receive(self) -> None:
        """Read tables up to the empty block that ends them, which every query has.

        Raises:
            EndpointError: if a block cannot be read; then the connection cannot go on.
        """
        held = 0
        while received := self._peer.receive_data(held):
            name, block = received
            if not block.columns:
                return
            self._tables.setdefault(name, []).append(block)
            held += len(block.native)
        raise ProtocolError("a Cancel among the external tables")

    @contextmanager
    def placed(self, handle: Handle) -> Iterator[None]:
        """Have the tables on a handle while its query runs."""
        made: list[str] = []
        try:
            for name, blocks in self._tables.items():
                _create(handle, name, blocks)
                made.append(name)
            yield
        finally:
            for name in made:
                handle.execute(f"DROP TEMPORARY TABLE {identifier(name)}")


def _create(handle: Handle, name: str, blocks: list[Block]) -> None:
    columns = block_columns(blocks[0].native)
    listed = ", ".join(f"{identifier(column)} {kind}" for column, kind in columns)
    handle.execute(f"CREATE TEMPORARY TABLE {identifier(name)} ({listed}) ENGINE = Memory")
    rows = [block.native for block in blocks if block.rows]
    if rows:
        handle.insert(f"INSERT INTO {identifier(name)}", "", rows)
