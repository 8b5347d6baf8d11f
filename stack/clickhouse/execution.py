"""One statement from its packet to its end: receive, admit, run, answer, log."""

from __future__ import annotations

import time
from dataclasses import dataclass

from stack.clickhouse import packets, statements
from stack.clickhouse.answers import Answers, Outcome
from stack.clickhouse.buffers import DisconnectedError
from stack.clickhouse.errors import EndpointError, ProtocolError
from stack.clickhouse.external import ExternalTables
from stack.clickhouse.packets import Hello, Query
from stack.clickhouse.peer import Peer
from stack.clickhouse.querylog import Entry
from stack.clickhouse.room import needs_room
from stack.clickhouse.services import Services
from stack.clickhouse.statements import Insert
from stack.clickhouse.workspace import Workspace

_LOST = EndpointError(210, "NETWORK_ERROR", "The client has gone")


@dataclass
class Statement:
    """A query on its way; ``insert`` if its rows are to come as blocks."""

    query: Query
    text: str
    kind: str
    insert: Insert | None
    outcome: Outcome


class Executor:
    """Runs the statements of one connection, one after another."""

    def __init__(self, peer: Peer, services: Services, workspace: Workspace, hello: Hello) -> None:
        self._peer = peer
        self._services = services
        self._workspace = workspace
        self._hello = hello
        self._answers = Answers(peer, services.watcher)

    def execute(self) -> None:
        """Do what a Query packet says, which begins behind its first byte.

        Raises:
            DisconnectedError: if the connection cannot go on after it.
            ProtocolError: if the packet cannot be read.
        """
        begun = time.perf_counter()
        query = packets.read_query(self._peer.incoming, self._workspace.longest_text)
        self._peer.compressed = query.compressed
        statement = _statement(query)
        failure = None
        try:
            self._run(statement)
        except DisconnectedError:
            failure = _LOST
            raise
        except EndpointError as error:
            failure = error
        finally:
            self._log(statement, begun, failure)
        if failure:
            self._tell(statement, failure)

    def _run(self, statement: Statement) -> None:
        external = ExternalTables(self._peer)
        external.receive()
        sql = self._workspace.admit(
            statement.query, _plain(statement), statement.kind, by_clause=bool(statement.insert)
        )
        if needs_room(statement.kind, statement.text):
            self._services.disk.demand_room()
        try:
            with external.placed(self._workspace.handle):
                self._answer(statement, sql)
        finally:
            if not statements.keeps_schema(statement.kind):
                self._services.samples.forget()
        self._workspace.ran(statement.kind)

    def _answer(self, statement: Statement, sql: str) -> None:
        handle, outcome = self._workspace.handle, statement.outcome
        if insert := statement.insert:
            settings = self._workspace.insert_settings(statement.query)
            sample = self._services.samples.sample(handle, self._workspace.database, insert)
            self._answers.insert(handle, insert, settings, sample, outcome)
        elif statement.kind == statements.SELECT:
            self._answers.select(handle, sql, outcome)
        else:
            self._answers.other(handle, sql, outcome)

    def _tell(self, statement: Statement, failure: EndpointError) -> None:
        inserts = statement.kind == statements.INSERT
        if inserts:
            failure = failure.without_values(statements.selects_rows(statement.text))
        self._peer.send(packets.exception(failure))
        if inserts or isinstance(failure, ProtocolError):
            self._peer.flush()
            self._peer.drain()
            raise DisconnectedError("what the client still sends has no meaning")

    def _log(self, statement: Statement, begun: float, failure: EndpointError | None) -> None:
        query, outcome = statement.query, statement.outcome
        self._services.log.write(
            Entry(
                "query",
                user=self._hello.user,
                client=self._hello.client,
                query_id=query.query_id,
                kind=statement.kind,
                statement=statements.fingerprint(statement.text),
                elapsed_ms=round((time.perf_counter() - begun) * 1000, 3),
                read_rows=outcome.read_rows,
                read_bytes=outcome.read_bytes,
                written_rows=outcome.written_rows,
                result_rows=outcome.result_rows,
                log_comment=query.settings.get("log_comment", ""),
                code=failure.code if failure else outcome.code,
            )
        )


def _statement(query: Query) -> Statement:
    text = statements.trimmed(query.text)
    kind = statements.kind(text)
    insert = statements.insert_of(text) if kind == statements.INSERT else None
    return Statement(query, text, kind, insert, Outcome())


def _plain(statement: Statement) -> str:
    if statement.kind == statements.SELECT:
        return statements.without_format(statement.text)
    return statement.text
