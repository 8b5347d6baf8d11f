"""What a stock client may count on, the same for the endpoint and for a real ClickHouse server.

Set THREE_NETWORKS_CLICKHOUSE_SERVER=clickhouse://user:password@host:9000 to run it there too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from ipaddress import IPv4Address, IPv6Address
from typing import Any
from uuid import UUID

import pytest
from clickhouse_driver import Client
from clickhouse_driver.errors import ServerException

from tests.stack.clickhouse.clickhouse_process import Endpoint

SERVER = os.environ.get("THREE_NETWORKS_CLICKHOUSE_SERVER")
NOON = datetime(2026, 1, 2, 12, 0, 0, 123000, tzinfo=UTC)
SOME_ID = UUID("00112233-4455-6677-8899-aabbccddeeff")

TYPES: list[tuple[str, list[Any]]] = [
    ("UInt8", [0, 255]),
    ("Int16", [-32768, 32767]),
    ("UInt64", [0, 2**64 - 1]),
    ("Int128", [-(2**127), 2**127 - 1]),
    ("UInt256", [0, 2**256 - 1]),
    ("Float32", [1.5, -0.25]),
    ("Float64", [1.1, -2.2]),
    ("Bool", [True, False]),
    ("String", ["", "三网融合", "x" * 70_000]),
    ("FixedString(3)", ["abc", "xyz"]),
    ("Date", [date(2026, 1, 2), date(1970, 1, 1)]),
    ("Date32", [date(2026, 1, 2), date(1930, 1, 1)]),
    ("DateTime", [NOON.replace(tzinfo=None, microsecond=0)]),
    ("DateTime64(3, 'UTC')", [NOON]),
    ("Decimal(9, 2)", [Decimal("1.25"), Decimal("-3.50")]),
    ("Decimal(38, 4)", [Decimal("12345678901234567890.1234")]),
    ("Decimal(76, 4)", [Decimal("1.2500")]),
    ("UUID", [SOME_ID]),
    ("IPv4", [IPv4Address("10.0.0.1")]),
    ("IPv6", [IPv6Address("2001:db8::1")]),
    ("Enum8('free' = 1, 'it''s, (charging)' = 2)", ["free", "it's, (charging)"]),
    ("Enum16('a' = 1000)", ["a", "a"]),
    ("Nullable(String)", [None, "x", ""]),
    ("Nullable(Decimal(18, 3))", [None, Decimal("0.125")]),
    ("LowCardinality(String)", ["a", "b", "a"]),
    ("LowCardinality(Nullable(String))", ["a", None, "a"]),
    ("LowCardinality(FixedString(2))", ["ab", "cd"]),
    ("LowCardinality(Nullable(FixedString(2)))", ["ab", None]),
    ("Array(UInt32)", [[], [1, 2], [3]]),
    ("Array(Array(Nullable(String)))", [[], [[], ["x", None]], [["y"]]]),
    ("Array(LowCardinality(String))", [[], ["a", "b"], ["a"]]),
    ("Array(LowCardinality(Nullable(String)))", [["a", None], []]),
    ("Array(LowCardinality(String))", [[], []]),
    ("Map(String, UInt8)", [{}, {"a": 1, "b": 2}]),
    ("Map(LowCardinality(String), Array(LowCardinality(String)))", [{"k": ["a", "a"]}, {}]),
    ("Tuple(UInt8, String)", [(1, "x"), (2, "y")]),
    ("Tuple(power Float64, `a b` LowCardinality(String))", [(1.5, "x")]),
    ("Array(Tuple(at DateTime64(3, 'UTC'), kind Enum8('a,b' = 1)))", [[(NOON, "a,b")], []]),
    ("SimpleAggregateFunction(max, UInt64)", [1, 2]),
    ("Point", [(1.0, 2.0)]),
]


def _endpoint_client(endpoint: Endpoint, **options: Any) -> Client:
    return endpoint.client("ingest", **options)


def _server_client(_: Endpoint, **options: Any) -> Client:
    assert SERVER
    separator = "&" if "?" in SERVER else "?"
    return Client.from_url(SERVER + separator + "&".join(f"{k}={v}" for k, v in options.items()))


needs_server = pytest.mark.skipif(
    not SERVER, reason="no real server: set THREE_NETWORKS_CLICKHOUSE_SERVER"
)


@pytest.fixture(params=["plain", "lz4"])
def compression(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["endpoint", pytest.param("server", marks=needs_server)])
def client(
    request: pytest.FixtureRequest, endpoint: Endpoint, compression: str
) -> Iterator[Client]:
    make = _endpoint_client if request.param == "endpoint" else _server_client
    made = make(endpoint, compression="lz4" if compression == "lz4" else False)
    made.execute("DROP DATABASE IF EXISTS contract")
    made.execute("CREATE DATABASE contract")
    yield made
    made.disconnect()


@pytest.mark.parametrize(("kind", "values"), TYPES, ids=[kind for kind, _ in TYPES])
def test_values_come_back_as_they_went(client: Client, kind: str, values: list[Any]) -> None:
    client.execute(f"CREATE TABLE contract.t (n UInt32, v {kind}, last String) ENGINE = Log")
    rows = [(number, value, "end") for number, value in enumerate(values)]
    assert client.execute("INSERT INTO contract.t (n, v, last) VALUES", rows) == len(rows)
    assert client.execute("SELECT * FROM contract.t ORDER BY n") == rows


def test_nested_columns(client: Client) -> None:
    client.execute(
        "CREATE TABLE contract.t (n Nested(name LowCardinality(String), v UInt8)) ENGINE = Log"
    )
    client.execute("INSERT INTO contract.t (n.name, n.v) VALUES", [(["a", "b"], [1, 2])])
    assert client.execute("SELECT n.name, n.v FROM contract.t") == [(["a", "b"], [1, 2])]


def test_rows_by_columns_and_many_of_them(client: Client) -> None:
    client.execute("CREATE TABLE contract.t (a UInt64, b String) ENGINE = MergeTree ORDER BY a")
    columns = [list(range(100_000)), [f"station-{number % 100}" for number in range(100_000)]]
    client.execute("INSERT INTO contract.t (a, b) VALUES", columns, columnar=True)
    assert client.execute("SELECT count(), uniqExact(b), sum(a) FROM contract.t") == [
        (100_000, 100, 4_999_950_000)
    ]


def test_an_insert_of_one_block_is_one_part(client: Client) -> None:
    client.execute("CREATE TABLE contract.t (a UInt64) ENGINE = MergeTree ORDER BY a")
    client.execute("INSERT INTO contract.t (a) VALUES", [list(range(300_000))], columnar=True)
    parts = "SELECT count() FROM system.parts WHERE database = 'contract' AND active"
    assert client.execute(parts) == [(1,)]


def test_an_insert_with_the_same_token_is_taken_once(client: Client) -> None:
    client.execute(
        "CREATE TABLE contract.t (a UInt64) ENGINE = MergeTree ORDER BY a"
        " SETTINGS non_replicated_deduplication_window = 100"
    )
    for token, value in (("one", 1), ("one", 1), ("it's \\ two", 1)):
        settings = {"insert_deduplication_token": token, "async_insert": 0}
        client.execute("INSERT INTO contract.t (a) VALUES", [(value,)], settings=settings)
    assert client.execute("SELECT count() FROM contract.t") == [(2,)]


def test_defaults_and_the_order_of_columns(client: Client) -> None:
    client.execute(
        "CREATE TABLE contract.t (a UInt8, b String DEFAULT 'none', m UInt8 MATERIALIZED a + 1,"
        " l UInt8 ALIAS a + 2) ENGINE = Log"
    )
    client.execute("INSERT INTO contract.t (a) VALUES", [(1,)])
    client.execute("INSERT INTO contract.t (b, `a`) VALUES", [("x", 2)])
    client.execute("INSERT INTO contract.t VALUES", [(3, "all")])
    client.execute("INSERT INTO contract.t (* EXCEPT b) VALUES", [(4,)])
    got = client.execute("SELECT a, b, m, l FROM contract.t ORDER BY a")
    assert got == [(1, "none", 2, 3), (2, "x", 3, 4), (3, "all", 4, 5), (4, "none", 5, 6)]


def test_an_insert_after_the_table_changed(client: Client) -> None:
    client.execute("CREATE TABLE contract.t (a UInt8) ENGINE = MergeTree ORDER BY a")
    client.execute("INSERT INTO contract.t VALUES", [(1,)])
    client.execute("ALTER TABLE contract.t ADD COLUMN b String")
    client.execute("INSERT INTO contract.t VALUES", [(2, "new")])
    assert client.execute("SELECT * FROM contract.t ORDER BY a") == [(1, ""), (2, "new")]


def test_an_insert_that_brings_its_rows(client: Client) -> None:
    client.execute("CREATE TABLE contract.t (a UInt8) ENGINE = Log")
    client.execute("INSERT INTO contract.t SELECT number FROM numbers(3)")
    assert client.execute("SELECT sum(a) FROM contract.t") == [(3,)]


def test_settings_of_every_kind_of_insert(client: Client) -> None:
    client.execute(
        "CREATE TABLE contract.t (a UInt8, b String DEFAULT getSetting('log_comment'))"
        " ENGINE = MergeTree ORDER BY a"
    )
    for number, statement in enumerate(("VALUES", "VALUES (1)", "SELECT 2", "VALUES")):
        rows = [(number,)] if statement == "VALUES" else None
        settings = {"log_comment": f"run {number}"}
        client.execute(f"INSERT INTO contract.t (a) {statement}", rows, settings=settings)
    client.execute("INSERT INTO contract.t (a) VALUES", [(4,)])
    expected = [(0, "run 0"), (1, "run 1"), (2, "run 2"), (3, "run 3"), (4, "")]
    assert client.execute("SELECT a, b FROM contract.t ORDER BY a") == expected


def test_an_insert_of_nothing(client: Client) -> None:
    client.execute("CREATE TABLE contract.t (a UInt8) ENGINE = Log")
    assert client.execute("INSERT INTO contract.t VALUES", []) == 0
    assert client.execute("SELECT count() FROM contract.t") == [(0,)]


def test_names_and_types_come_with_rows_and_without(client: Client) -> None:
    query = "SELECT toUInt8(number) AS n, ['x'] AS l FROM numbers(1) WHERE number {} 0"
    columns = [("n", "UInt8"), ("l", "Array(String)")]
    assert client.execute(query.format("="), with_column_types=True) == ([(0, ["x"])], columns)
    assert client.execute(query.format(">"), with_column_types=True) == ([], columns)


def test_a_large_result_comes_in_blocks(client: Client) -> None:
    blocks = client.execute_iter("SELECT number, toString(number) FROM numbers(300000)")
    assert sum(row[0] for row in blocks) == 44_999_850_000


def test_progress_and_profile(client: Client) -> None:
    client.execute("SELECT number FROM numbers(1000)")
    assert client.last_query.progress.rows == 1000
    assert client.last_query.profile_info.rows == 1000


def test_use_set_and_settings(client: Client) -> None:
    client.execute("CREATE TABLE contract.here (a UInt8) ENGINE = Log")
    client.execute("USE contract")
    client.execute("INSERT INTO here VALUES", [(1,)])
    assert client.execute("SELECT a, currentDatabase() FROM here") == [(1, "contract")]
    client.execute("SET max_block_size = 123")
    assert client.execute("SELECT getSetting('max_block_size')") == [(123,)]
    comment = "SELECT getSetting('log_comment')"
    assert client.execute(comment, settings={"log_comment": "it's \\"}) == [("it's \\",)]
    assert client.execute(comment) == [("",)]


def test_connections_keep_their_settings_apart(client: Client) -> None:
    other = Client(
        client.connection.hosts[0][0],
        client.connection.hosts[0][1],
        user=client.connection.user,
        password=client.connection.password,
    )
    client.execute("SET max_block_size = 77")
    assert other.execute("SELECT getSetting('max_block_size') = 77") == [(0,)]
    other.disconnect()


def test_external_tables(client: Client) -> None:
    table = {
        "name": "sent",
        "structure": [("id", "UInt8"), ("name", "LowCardinality(String)")],
        "data": [{"id": 1, "name": "one"}, {"id": 2, "name": "two"}],
    }
    query = "SELECT name FROM sent WHERE id = 2"
    assert client.execute(query, external_tables=[table]) == [("two",)]
    with pytest.raises(ServerException) as failure:
        client.execute(query)
    assert failure.value.code == 60


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("SELECT * FROM contract.none", 60),
        ("SELECT none FROM system.one", 47),
        ("SELECT noneSuch(1)", 46),
        ("SELEC 1", 62),
        ("SELECT 1; SELECT 2", 62),
        ("USE none_such", 81),
        ("SELECT throwIf(number = 70000, 'late') FROM numbers(100000)", 395),
        ("CREATE TABLE contract.t (a NoSuchType) ENGINE = Log", 50),
        ("SET none_such = 1", 115),
        ("SELECT 1 SETTINGS max_memory_usage = 'x'", None),
    ],
)
def test_errors_have_the_codes_of_clickhouse(client: Client, query: str, code: int | None) -> None:
    with pytest.raises(ServerException) as failure:
        client.execute(query)
    assert code in (failure.value.code, None)
    assert client.execute("SELECT 1") == [(1,)]


@pytest.mark.parametrize(
    ("query", "rows", "code"),
    [
        ("INSERT INTO contract.none VALUES", [(1,)], 60),
        ("INSERT INTO contract.t (none) VALUES", [(1,)], 16),
        ("INSERT INTO contract.t (a) SETTINGS none_such = 1 VALUES", [(1,)], 115),
        ("INSERT INTO contract.t (a) VALUES", [(1,)], 469),
        ("INSERT INTO contract.parted (a) VALUES", [(a,) for a in range(101)], 252),
        ("INSERT INTO contract.viewed (a) VALUES", [(1,)], 395),
        ("INSERT INTO contract.computed (a) VALUES", [(1,)], 395),
    ],
)
def test_errors_of_inserts(client: Client, query: str, rows: list[Any], code: int) -> None:
    """Whatever keeps rows out is told: also what fails only while parts are written."""
    tree = "ENGINE = MergeTree ORDER BY a"
    client.execute("CREATE TABLE contract.t (a UInt8, CONSTRAINT large CHECK a > 100) ENGINE = Log")
    client.execute(f"CREATE TABLE contract.parted (a UInt8) {tree} PARTITION BY a")
    client.execute(f"CREATE TABLE contract.viewed (a UInt8) {tree}")
    client.execute(
        f"CREATE MATERIALIZED VIEW contract.view {tree} AS SELECT throwIf(a = 1) AS a"
        " FROM contract.viewed"
    )
    client.execute(
        f"CREATE TABLE contract.computed (a UInt8, b UInt8 DEFAULT throwIf(a = 1)) {tree}"
    )
    with pytest.raises(ServerException) as failure:
        client.execute(query, rows)
    assert failure.value.code == code
    assert client.execute("SELECT count() FROM contract.t") == [(0,)]


def test_unknown_settings_count_only_if_important(client: Client) -> None:
    assert client.execute("SELECT 1", settings={"none_such": 1}) == [(1,)]


def test_show_describe_explain_exists(client: Client) -> None:
    client.execute("CREATE TABLE contract.t (a UInt8, b String) ENGINE = Log")
    assert client.execute("SHOW TABLES FROM contract") == [("t",)]
    assert [row[:2] for row in client.execute("DESCRIBE contract.t")] == [
        ("a", "UInt8"),
        ("b", "String"),
    ]
    assert client.execute("EXISTS contract.t") == [(1,)]
    assert client.execute("EXPLAIN SYNTAX SELECT 1")[0][0].startswith("SELECT 1")


def test_format_is_ignored_as_a_server_does(client: Client) -> None:
    assert client.execute("SELECT 1 AS format FORMAT JSONEachRow") == [(1,)]
    assert client.execute("SELECT 2 FORMAT JSON SETTINGS max_threads = 1") == [(2,)]
