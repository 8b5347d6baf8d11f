"""The ClickHouse client: bounded in time, tagged, clear about which errors pass by themselves."""

import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Literal, Self, TypeVar, cast

import structlog
from clickhouse_driver import Client
from clickhouse_driver.errors import NetworkError, ServerException, SocketTimeoutError

from connections.settings import ClickHouseSettings

User = Literal["ingest", "dagster", "reader"]
Result = TypeVar("Result")

log = structlog.get_logger(__name__)

# Errors of ClickHouse that another try may cure: time-outs, memory, parts, disk, Keeper, shutdown.
TRANSIENT_CODES = frozenset(
    {75, 159, 164, 202, 203, 209, 210, 236, 241, 242, 243, 252, 285, 319, 999}
)

# A server newer than 26.2 turns asynchronous inserts on, which breaks the order of tokens.
_SETTINGS = {"async_insert": 0, "insert_deduplicate": 1}


class ClickHouseUnreachableError(Exception):
    """ClickHouse did not answer for as long as we were willing to wait."""


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
            settings={} if self._user == "reader" else {**_SETTINGS, **comment},
        )


def is_transient(error: BaseException) -> bool:
    """May the same call succeed later, with nothing changed on our side?"""
    if isinstance(error, ServerException):
        return error.code in TRANSIENT_CODES
    return isinstance(error, OSError | EOFError | NetworkError | SocketTimeoutError)


def retried(call: Callable[[], Result], give_up_after_s: float) -> Result:
    """Call until it succeeds, as long as what goes wrong is transient.

    Raises:
        ClickHouseUnreachableError: it did not within `give_up_after_s`; carries the last error.
    """
    start = time.monotonic()
    pause = 0.1
    while True:
        try:
            return call()
        except Exception as error:
            if not is_transient(error):
                raise
            waited = time.monotonic() - start
            if waited > give_up_after_s:
                raise ClickHouseUnreachableError(
                    f"ClickHouse has refused for {waited:.0f} s, last with {_short(error)}; "
                    "see `three-networks doctor`"
                ) from error
            log.warning("clickhouse.retry", error=_short(error), waited_s=round(waited, 1))
            time.sleep(pause)
            pause = min(2.0, pause * 2)


def _short(error: Exception) -> str:
    """The kind of error only: the text of a ClickHouse error may quote a row."""
    code = f" code {error.code}" if isinstance(error, ServerException) else ""
    return f"{type(error).__name__}{code}"
