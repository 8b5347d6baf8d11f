"""The ClickHouse client: bounded in time, tagged, clear about which errors pass by themselves."""

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Literal, Self, cast

from clickhouse_driver import Client
from clickhouse_driver.errors import NetworkError, ServerException, SocketTimeoutError

from connections.retries import Engine
from connections.settings import ClickHouseSettings

User = Literal["ingest", "dagster", "reader", "service", "decision"]
READERS = frozenset({"reader", "service", "decision"})

# Errors of ClickHouse that another try may cure: time-outs, memory, parts, disk, Keeper, shutdown.
TRANSIENT_CODES = frozenset(
    {75, 159, 164, 202, 203, 209, 210, 236, 241, 242, 243, 252, 285, 319, 999}
)

# A server newer than 26.2 turns asynchronous inserts on, which breaks the order of tokens.
_SETTINGS = {"async_insert": 0, "insert_deduplicate": 1}


class ClickHouse:
    """One connection as one user, opened when first used and again after an error.

    Not safe for threads: a connection carries one query at a time.
    """

    def __init__(self, settings: ClickHouseSettings, user: User, comment: str = "") -> None:
        self._settings = settings
        self._user = user
        self._comment = comment
        self._client: Client | None = None

    def rows(self, sql: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """The rows of a SELECT.

        Raises:
            ServerException: ClickHouse refused the query.
            OSError, EOFError, NetworkError, SocketTimeoutError: the connection broke or could not
                be made; the next call opens a new one.
        """
        return cast(list[tuple[Any, ...]], self._execute(sql, parameters))

    def command(self, sql: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Run a statement that gives no rows."""
        self._execute(sql, parameters)

    def insert(
        self, table: str, columns: Mapping[str, Sequence[Any]], token: str | None = None
    ) -> None:
        """Insert columns as one block; a token makes a second try of the same insert harmless."""
        names = ", ".join(columns)
        settings = {"insert_deduplication_token": token} if token else {}
        self._execute(
            f"INSERT INTO {table} ({names}) VALUES", list(columns.values()), settings, columnar=True
        )

    def close(self) -> None:
        """Close the connection; the object may be used again."""
        if self._client is not None:
            self._client.disconnect()
            self._client = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _execute(
        self,
        sql: str,
        parameters: Any = None,
        settings: Mapping[str, Any] | None = None,
        columnar: bool = False,
    ) -> Any:
        if self._client is None:
            self._client = self._open()
        try:
            return self._client.execute(sql, parameters, settings=settings, columnar=columnar)
        except BaseException:
            self.close()
            raise

    def _open(self) -> Client:
        s = self._settings
        secret = {
            "ingest": s.ingest_password,
            "dagster": s.dagster_password,
            "reader": s.reader_password,
            "service": s.service_password,
            "decision": s.decision_password,
        }[self._user]
        comment = {"log_comment": self._comment} if self._comment else {}
        return Client(
            s.host,
            port=s.port,
            user=self._user,
            password=secret.get_secret_value(),
            compression="lz4",
            connect_timeout=s.connect_timeout_s,
            send_receive_timeout=s.send_receive_timeout_s,
            tcp_keepalive=True,
            settings={} if self._user in READERS else {**_SETTINGS, **comment},
        )


def is_transient(error: BaseException) -> bool:
    """May the same call succeed later, with nothing changed on our side?"""
    if isinstance(error, ServerException):
        return error.code in TRANSIENT_CODES
    return isinstance(error, OSError | EOFError | NetworkError | SocketTimeoutError)


def _short(error: BaseException) -> str:
    """The kind of error only: the text of a ClickHouse error may quote a row."""
    code = f" code {error.code}" if isinstance(error, ServerException) else ""
    return f"{type(error).__name__}{code}"


CLICKHOUSE = Engine("ClickHouse", is_transient, _short)
