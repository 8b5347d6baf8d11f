"""Readers of one layer: each has its databases, and no trick of a reader's leads out of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from clickhouse_driver import Client
from clickhouse_driver.errors import ServerException

from tests.stack.clickhouse.clickhouse_process import Endpoint
from tests.stack.clickhouse.test_clickhouse_reader import REFUSED, UNREADABLE
from tests.stack.clickhouse.test_clickhouse_reader import SCHEMA as OF_READER

SCHEMA = [
    *OF_READER,
    *(f"CREATE DATABASE {each}" for each in ("api_service", "api_decision")),
    "CREATE TABLE landing.layered (a UInt64) ENGINE = MergeTree ORDER BY a",
    "INSERT INTO landing.layered SELECT 7",
    "CREATE VIEW api.plain AS SELECT a FROM landing.layered",
    "CREATE VIEW api_decision.v AS SELECT a FROM landing.layered",
    "CREATE VIEW api_service.v AS SELECT a + 1 AS a FROM api_decision.v",
    "CREATE VIEW api_service.pv AS SELECT a FROM api_service.v WHERE a = {x:UInt64}",
    "CREATE VIEW api_decision.pv AS SELECT a FROM api_decision.v WHERE a = {x:UInt64}",
]

OF_ANOTHER_LAYER = [
    "SELECT * FROM api_decision.v",
    "SELECT * FROM api.plain",
    "SELECT * FROM api_decision.pv(x = 7)",
    "SELECT * FROM `api_decision`.`v`",
    "SELECT (SELECT max(a) FROM api_decision.v)",
    "SELECT count() FROM v WHERE a IN api_decision.v",
    "SELECT * FROM pv(x = (SELECT max(a) FROM api_decision.v))",
    "WITH unused AS (SELECT a FROM api_decision.v) SELECT 1",
    "SHOW TABLES FROM api",
    "SHOW TABLES FROM api_decision",
    "DESCRIBE TABLE api_decision.v",
    "EXISTS TABLE api.plain",
    "USE api",
    "USE api_decision",
]


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """An endpoint of its own: the shared one shows the reader what is in `api`."""
    running = Endpoint(tmp_path_factory.mktemp("layers") / "data")
    owner = running.client()
    for statement in SCHEMA:
        owner.execute(statement)
    owner.disconnect()
    yield running
    assert running.stop() == 0


@pytest.fixture(scope="module")
def service(layers: Endpoint) -> Iterator[Client]:
    made = layers.client("service")
    yield made
    made.disconnect()


@pytest.fixture(scope="module")
def decision(layers: Endpoint) -> Iterator[Client]:
    made = layers.client("decision")
    yield made
    made.disconnect()


def refusal_of(client: Client, query: str) -> int:
    with pytest.raises(ServerException) as refusal:
        client.execute(query)
    return int(refusal.value.code)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT a FROM v", [(8,)]),
        ("SELECT a FROM api_service.v", [(8,)]),
        ("SELECT a FROM api_service.pv(x = 8)", [(8,)]),
        ("SHOW DATABASES", [("api_service",)]),
        ("SHOW TABLES", [("pv",), ("v",)]),
        ("USE api_service", []),
    ],
)
def test_the_service_layer_is_what_its_user_gets(
    service: Client, query: str, rows: list[tuple[object, ...]]
) -> None:
    assert service.execute(query) == rows


@pytest.mark.parametrize("query", [*OF_ANOTHER_LAYER, *REFUSED])
def test_the_user_of_the_service_layer_is_refused_all_else(service: Client, query: str) -> None:
    assert refusal_of(service, query) == 497


@pytest.mark.parametrize("query", UNREADABLE)
def test_what_cannot_be_explained_is_refused(service: Client, query: str) -> None:
    assert refusal_of(service, query) in (62, 456, 497)


def test_the_user_of_the_decision_layer_gets_all_three(decision: Client) -> None:
    query = "SELECT (SELECT a FROM v), (SELECT a FROM api_service.v), a FROM api.plain"
    assert decision.execute(query) == [(7, 8, 7)]
    assert decision.execute("SHOW DATABASES") == [("api_decision",), ("api_service",), ("api",)]


@pytest.mark.parametrize(
    "query", ["SELECT * FROM landing.layered", "SELECT * FROM system.tables", "USE api_service"]
)
def test_the_user_of_the_decision_layer_gets_nothing_else(decision: Client, query: str) -> None:
    assert refusal_of(decision, query) == 497


@pytest.mark.parametrize("database", ["api_service", "api_decision"])
def test_the_reader_of_api_gets_no_layer(layers: Endpoint, database: str) -> None:
    reader = layers.client("reader")
    assert refusal_of(reader, f"SELECT * FROM {database}.v") == 497
    reader.disconnect()


def test_a_session_begins_in_a_layer_of_its_user_or_not_at_all(layers: Endpoint) -> None:
    there = layers.client("decision", database="api_service")
    assert there.execute("SELECT a FROM v") == [(8,)]
    there.disconnect()
    assert refusal_of(layers.client("service", database="api_decision"), "SELECT 1") == 497
