"""The ClickHouse client on the real engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from clickhouse_driver.errors import NetworkError, ServerException, SocketTimeoutError
from pydantic import SecretStr
from structlog.testing import capture_logs

from connections.clickhouse import CLICKHOUSE, ClickHouse, is_transient
from connections.settings import ClickHouseSettings
from stack import ports
from stack.home import Home
from stack.process import running
from stack.services.clickhouse import clickhouse_service

MARKER = "LSVAA4182E2184847"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (75, "CANNOT_WRITE_TO_FILE_DESCRIPTOR"),
        (159, "TIMEOUT_EXCEEDED"),
        (164, "READONLY"),
        (202, "TOO_MANY_SIMULTANEOUS_QUERIES"),
        (203, "NO_FREE_CONNECTION"),
        (209, "SOCKET_TIMEOUT"),
        (210, "NETWORK_ERROR"),
        (236, "ABORTED"),
        (241, "MEMORY_LIMIT_EXCEEDED"),
        (242, "TABLE_IS_READ_ONLY"),
        (243, "NOT_ENOUGH_SPACE"),
        (252, "TOO_MANY_PARTS"),
        (285, "TOO_FEW_LIVE_REPLICAS"),
        (319, "UNKNOWN_STATUS_OF_INSERT"),
        (999, "KEEPER_EXCEPTION"),
    ],
)
def test_these_errors_of_the_server_pass_by_themselves(code: int, name: str) -> None:
    assert is_transient(ServerException(name, code))


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (16, "NO_SUCH_COLUMN_IN_TABLE"),
        (47, "UNKNOWN_IDENTIFIER"),
        (53, "TYPE_MISMATCH"),
        (60, "UNKNOWN_TABLE"),
        (62, "SYNTAX_ERROR"),
        (81, "UNKNOWN_DATABASE"),
        (469, "VIOLATED_CONSTRAINT"),
        (497, "ACCESS_DENIED"),
        (516, "AUTHENTICATION_FAILED"),
    ],
)
def test_these_do_not(code: int, name: str) -> None:
    assert not is_transient(ServerException(name, code))


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError(),
        ConnectionResetError(),
        BrokenPipeError(),
        TimeoutError(),
        EOFError(),
        NetworkError(),
        SocketTimeoutError(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_broken_connection_is_transient(error: Exception) -> None:
    assert is_transient(error)


@pytest.mark.parametrize("error", [ValueError(), KeyError(), TypeError(), MemoryError()])
def test_a_fault_of_ours_is_not(error: Exception) -> None:
    assert not is_transient(error)


def test_an_insert_with_the_token_of_one_before_stores_nothing(ingest: ClickHouse) -> None:
    for token in ("t1", "t1", "t2"):
        ingest.insert("landing.charger_status", {"operator_id": ["O"], "station_id": ["S"]}, token)
    assert ingest.rows("SELECT count() FROM landing.charger_status") == [(2,)]


def test_without_a_token_every_insert_counts(ingest: ClickHouse) -> None:
    for _ in range(2):
        ingest.insert("reference.operator", {"operator_id": ["O"], "name": ["Name"]})
    assert ingest.rows("SELECT count() FROM reference.operator") == [(2,)]


def test_parameters_are_quoted(ingest: ClickHouse) -> None:
    assert ingest.rows("SELECT %(text)s", {"text": "'; DROP"}) == [("'; DROP",)]


def test_a_wrong_password_is_refused_and_not_tried_again(
    clickhouse_settings: ClickHouseSettings,
) -> None:
    wrong = clickhouse_settings.model_copy(update={"ingest_password": SecretStr("wrong")})
    with (
        ClickHouse(wrong, "ingest") as client,
        capture_logs() as logs,
        pytest.raises(ServerException) as refused,
    ):
        CLICKHOUSE.retried(lambda: client.rows("SELECT 1"), 5)
    assert refused.value.code == 516
    assert logs == []


def test_the_reader_reads_api_and_nothing_else(clickhouse_settings: ClickHouseSettings) -> None:
    with ClickHouse(clickhouse_settings, "reader") as client:
        client.rows("SELECT count() FROM api.charger_meter")
        with pytest.raises(ServerException) as refused:
            client.rows("SELECT count() FROM landing.charger_meter")
        assert refused.value.code == 497


def test_a_client_may_be_used_again_after_an_error(ingest: ClickHouse) -> None:
    with pytest.raises(ServerException):
        ingest.rows("SELECT nonsense")
    assert ingest.rows("SELECT 1") == [(1,)]


def test_a_client_may_be_used_again_after_its_end(ingest: ClickHouse) -> None:
    ingest.close()
    assert ingest.rows("SELECT 1") == [(1,)]


def test_after_a_restart_of_the_server_a_new_connection_is_opened(tmp_path: Path) -> None:
    home = Home.at(tmp_path)
    home.prepare()
    settings = ClickHouseSettings(host=ports.HOST, port=ports.free_port())
    service = clickhouse_service(home, settings.port, settings)
    with ClickHouse(settings, "ingest") as client:
        with running(service, owner=str(tmp_path)):
            assert client.rows("SELECT 1") == [(1,)]
        with pytest.raises(Exception) as broken:  # noqa: PT011 - of the socket or of the driver
            client.rows("SELECT 1")
        assert is_transient(broken.value)
        with running(service, owner=str(tmp_path)):
            assert client.rows("SELECT 1") == [(1,)]


@pytest.fixture
def strict_table(ingest: ClickHouse) -> Iterator[str]:
    """A table that takes numbers, and texts that are empty."""
    ingest.command(
        "CREATE TABLE derived.strict (number Int32, text String,"
        " CONSTRAINT none CHECK text = '') ENGINE = MergeTree ORDER BY number"
    )
    yield "derived.strict"
    ingest.command("DROP TABLE derived.strict")


@pytest.mark.parametrize(
    "columns",
    [{"number": [1], "text": [MARKER]}, {"number": [MARKER], "text": [""]}],
    ids=["refused by the server", "refused by the driver"],
)
def test_the_text_of_an_error_holds_no_inserted_value(
    ingest: ClickHouse, strict_table: str, columns: dict[str, list[object]]
) -> None:
    with pytest.raises(Exception) as refused:  # noqa: PT011 - of either side, of any kind
        ingest.insert(strict_table, columns)
    assert MARKER not in str(refused.value)
    assert not is_transient(refused.value)
