"""How statements are run and answered: a SELECT, an INSERT with blocks, everything else."""

from __future__ import annotations

from dataclasses import dataclass

from stack.clickhouse import packets
from stack.clickhouse.blocks import block_columns, split_blocks
from stack.clickhouse.engine import Handle, assignments
from stack.clickhouse.errors import EndpointError
from stack.clickhouse.packets import native_header
from stack.clickhouse.peer import Peer
from stack.clickhouse.statements import Insert
from stack.clickhouse.watcher import Run, Watcher

_CANCELLED = 394

# Of INSERTs by blocks. Blocks hold all columns of their sample, so none is left to its default; and
# where the cores are busy each further thread is one more that waits for its turn.
_OF_BLOCKS = {
    "input_format_skip_unknown_fields": "0",
    "input_format_defaults_for_omitted_fields": "0",
    "max_threads": "1",
    "max_insert_threads": "1",
}


@dataclass
class Outcome:
    """What the query log is told."""

    result_rows: int = 0
    written_rows: int = 0
    read_rows: int = 0
    read_bytes: int = 0
    code: int = 0


class Answers:
    """Runs admitted statements on a handle and sends what comes of them to a client."""

    def __init__(self, peer: Peer, watcher: Watcher) -> None:
        self._peer = peer
        self._watcher = watcher

    def select(self, handle: Handle, sql: str, outcome: Outcome) -> None:
        """Stream a result: header, blocks, progress, end."""
        with self._watcher.watching(handle, self._peer) as run:
            try:
                blocks, size = self._stream(handle, sql, outcome)
            except EndpointError as error:
                self._unless_cancelled(run, error, outcome)
                return
        self._finish(run, outcome, blocks, size)

    def _stream(self, handle: Handle, sql: str, outcome: Outcome) -> tuple[int, int]:
        stream = handle.stream(sql)
        blocks = size = 0
        try:
            if not (chunk := stream.fetch()):
                self._peer.send_block(native_header(_described(handle, sql)))
                return 0, 0
            try:
                columns = block_columns(chunk[1])
            except EndpointError:
                stream.close()
                columns = _described(handle, sql)
                stream = handle.stream(sql)
                chunk = stream.fetch()
            self._peer.send_block(native_header(columns))
            while chunk:
                self._peer.send_block(chunk[1])
                outcome.result_rows += chunk[0]
                blocks, size = blocks + 1, size + len(chunk[1])
                chunk = stream.fetch()
        finally:
            stream.close()
        return blocks, size

    def other(self, handle: Handle, sql: str, outcome: Outcome) -> None:
        """Run a statement that is no stream; what it says, if anything, goes out as blocks."""
        with self._watcher.watching(handle, self._peer) as run:
            try:
                native = handle.execute(sql)
            except EndpointError as error:
                self._unless_cancelled(run, error, outcome)
                return
        blocks = list(split_blocks(native))
        if blocks:
            self._peer.send_block(native_header(block_columns(blocks[0].native)))
        for block in blocks:
            self._peer.send_block(block.native)
            outcome.result_rows += block.rows
        self._finish(run, outcome, len(blocks), len(native))

    def insert(
        self,
        handle: Handle,
        insert: Insert,
        settings: dict[str, str],
        sample: bytes,
        outcome: Outcome,
    ) -> None:
        """Take blocks up to the empty one, then insert them as one statement.

        The engine begins when all is here: what a client leaves half sent is nothing.
        """
        self._peer.send_block(sample)
        self._peer.flush()
        blocks = self._receive_blocks()
        if blocks:
            clause = _settings_clause(insert, settings)
            with self._watcher.watching(handle, self._peer, talks=False):
                outcome.written_rows = handle.insert(insert.head, clause, blocks)
        self._peer.send(packets.END_OF_STREAM)

    def _receive_blocks(self) -> list[bytes]:
        """The blocks with rows; none if the client cancels."""
        blocks: list[bytes] = []
        held = 0
        while received := self._peer.receive_data(held):
            block = received[1]
            if not block.columns:
                return blocks
            if block.rows:
                blocks.append(block.native)
                held += len(block.native)
        return []

    def _finish(self, run: Run, outcome: Outcome, blocks: int, size: int) -> None:
        outcome.read_rows = run.handle.progress().read_rows
        outcome.read_bytes = run.handle.progress().read_bytes
        outcome.written_rows = run.handle.progress().written_rows
        self._peer.send(packets.profile_info(outcome.result_rows, blocks, size))
        self._peer.send(packets.progress(run.progress_left()))
        self._peer.send(packets.END_OF_STREAM)

    def _unless_cancelled(self, run: Run, error: EndpointError, outcome: Outcome) -> None:
        """A client that cancelled waits for the end of the stream, not for an exception."""
        if not run.cancelled or error.code != _CANCELLED:
            raise error
        outcome.code = _CANCELLED
        self._peer.send(packets.END_OF_STREAM)


def _described(handle: Handle, sql: str) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in handle.rows(f"DESCRIBE TABLE (\n{sql}\n)")]


def _settings_clause(insert: Insert, settings: dict[str, str]) -> str:
    """An INSERT's settings: the client's over the statement's over ours.

    A column that the table has lost since the sample block is an error, not skipped.
    """
    listed = (assignments(_OF_BLOCKS), insert.settings, assignments(settings))
    return "SETTINGS " + ", ".join(part for part in listed if part)
