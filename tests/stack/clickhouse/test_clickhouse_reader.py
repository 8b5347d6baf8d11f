"""What the read-only user may have: each line a query, admitted or refused with 497."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from clickhouse_driver import Client
from clickhouse_driver.errors import ServerException

from tests.stack.clickhouse.clickhouse_process import Endpoint, MakeClient

SCHEMA = [
    "CREATE DATABASE api",
    "CREATE DATABASE landing",
    "CREATE TABLE landing.t (a UInt64, b String) ENGINE = MergeTree ORDER BY a",
    "INSERT INTO landing.t SELECT number, concat('secret', toString(number)) FROM numbers(3)",
    "CREATE VIEW api.v AS SELECT a, b FROM landing.t",
    "CREATE VIEW api.limited AS SELECT a FROM landing.t SETTINGS max_threads = 1",
    "CREATE VIEW api.pv AS SELECT a FROM landing.t WHERE a = {x:UInt64}",
    "CREATE VIEW landing.pv AS SELECT a FROM landing.t WHERE a = {x:UInt64}",
    "CREATE TABLE landing.j (a UInt64, b String) ENGINE = Join(ANY, LEFT, a)",
    "CREATE DICTIONARY landing.d (a UInt64, b String) PRIMARY KEY a"
    " SOURCE(CLICKHOUSE(TABLE 't' DB 'landing')) LAYOUT(FLAT()) LIFETIME(0)",
    "CREATE FUNCTION leak AS x -> dictGet('landing.d', 'b', x)",
    "CREATE TABLE default.stray (a UInt64) ENGINE = Memory",
]

ADMITTED = [
    ("SELECT 1", [(1,)]),
    ("SELECT a FROM api.v ORDER BY a", [(0,), (1,), (2,)]),
    ("SELECT a FROM v ORDER BY a LIMIT 1", [(0,)]),
    ("FROM api.v SELECT max(a)", [(2,)]),
    ("SELECT a FROM api.limited WHERE a = 1", [(1,)]),
    ("SELECT a FROM api.pv(x = 2)", [(2,)]),
    ("WITH w AS (SELECT a FROM api.v) SELECT sum(a) FROM w", [(3,)]),
    ("SELECT (SELECT count() FROM api.v) AS n", [(3,)]),
    ("SELECT count() FROM api.v WHERE a IN (SELECT a FROM api.v WHERE a > 0)", [(2,)]),
    ("SELECT count() FROM api.v AS x JOIN api.v AS y ON x.a = y.a", [(3,)]),
    ("(SELECT 1 AS a) UNION ALL (SELECT a FROM api.v WHERE a = 1)", [(1,), (1,)]),
    ("SELECT z FROM api.v ARRAY JOIN [10, 20] AS z WHERE a = 0 ORDER BY z", [(10,), (20,)]),
    ("SELECT sumIf(a, a > 1), uniqExactIf(b, a = 0), quantileTDigest(0.5)(a) FROM api.v", None),
    ("SELECT * APPLY(toString) FROM api.v WHERE a = 1", [("1", "secret1")]),
    ("SELECT arrayMap(x -> x + 1, [1, 2]), CAST(1 AS String), 1::Int8, [1][1]", None),
    ("SELECT CASE WHEN 1 THEN 2 END, INTERVAL 1 DAY, (1, 2).1, 'a' LIKE 'b'", None),
    ("SELECT row_number() OVER (ORDER BY a) FROM api.v QUALIFY row_number() OVER () = 1", None),
    (
        "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 3)"
        " SELECT max(n) FROM r",
        [(3,)],
    ),
    ("SELECT sum(number) FROM numbers(4)", [(6,)]),
    ("SELECT count() FROM generate_series(1, 10)", [(10,)]),
    ("SELECT * FROM (VALUES (1, 2))", [(1, 2)]),
    ("SELECT a FROM api.v WHERE b = 'landing.t'", []),
    ("SELECT 1 /* FROM landing.t */ -- landing.t", [(1,)]),
    ("SELECT 1 FORMAT JSON", [(1,)]),
    ("SELECT 1;", [(1,)]),
    ("SELECT * FROM system.one", [(0,)]),
    ("SHOW TABLES", [("limited",), ("pv",), ("v",)]),
    ("SHOW TABLES FROM api", [("limited",), ("pv",), ("v",)]),
    ("SHOW DATABASES", [("api",)]),
    ("DESCRIBE TABLE api.limited", [("a", "UInt64", "", "", "", "", "")]),
    ("DESC limited", [("a", "UInt64", "", "", "", "", "")]),
    ("EXISTS TABLE api.v", [(1,)]),
    ("USE api", []),
]

REFUSED = [
    # tables, whichever way they are named
    "SELECT * FROM landing.t",
    "SELECT * FROM `landing`.`t`",
    'SELECT * FROM "landing"."t"',
    "SELECT * FROM landing /* api */ . t",
    "SELECT * FROM default.stray",
    "WITH w AS (SELECT * FROM landing.t) SELECT * FROM w",
    "WITH v AS (SELECT b FROM landing.t) SELECT * FROM v",
    "SELECT (SELECT count() FROM landing.t)",
    "WITH (SELECT max(b) FROM landing.t) AS x SELECT x",
    "WITH unused AS (SELECT b FROM landing.t) SELECT 1",
    "SELECT @@max_server_memory_usage",
    "SELECT (SELECT toUInt64(max(b)) FROM landing.t)",
    "SELECT EXISTS(SELECT 1 FROM landing.t)",
    "SELECT * FROM api.v WHERE a IN landing.j",
    "SELECT * FROM api.v WHERE a GLOBAL IN landing.j",
    "SELECT * FROM api.v WHERE a IN (SELECT a FROM landing.t)",
    "SELECT * FROM api.v WHERE (a, b) IN landing.t",
    "SELECT 1 UNION ALL SELECT a FROM landing.t",
    "SELECT 1 INTERSECT SELECT a FROM landing.t",
    "SELECT * FROM api.v JOIN landing.t USING a",
    "SELECT * FROM api.v, landing.t",
    "SELECT a FROM api.v LIMIT (SELECT count() FROM landing.t)",
    "SELECT * FROM numbers((SELECT count() FROM landing.t))",
    "SELECT * FROM api.pv(x = (SELECT max(a) FROM landing.t))",
    "SELECT * FROM (VALUES ((SELECT max(b) FROM landing.t)))",
    'SELECT * FROM landing.t AS "x, table_name: api.v"',
    'SELECT * FROM landing.t AS "x\nTABLE id: 3, table_name: api.v\n"',
    "SELECT * FROM landing.d",
    "SELECT * FROM landing.pv(x = 1)",
    "SELECT * FROM pv(x = 1)",
    "SELECT * FROM api.v WHERE b = 'table_name: landing.t'",
    "SELECT * FROM _temporary_and_external_tables.`_tmp_3173faf9-ffb7-4385-b5e2-083f53a4fcdb`",
    "SELECT * FROM system.tables",
    "SELECT * FROM system.settings",
    "SELECT * FROM information_schema.tables",
    "SELECT * FROM INFORMATION_SCHEMA.COLUMNS",
    # table functions
    "SELECT * FROM file('/etc/passwd', 'LineAsString')",
    "SELECT * FROM url('http://127.0.0.1:1/', 'CSV', 'a String')",
    "SELECT * FROM remote('127.0.0.1:9000', landing.t)",
    "SELECT * FROM remoteSecure('127.0.0.1:9000', 'landing', 't')",
    "SELECT * FROM cluster('default', landing.t)",
    "SELECT * FROM clusterAllReplicas('default', landing.t)",
    "SELECT * FROM merge('landing', '.*')",
    "SELECT * FROM merge(REGEXP('land.*'), '.*')",
    "SELECT * FROM view(SELECT * FROM landing.t)",
    "SELECT * FROM viewIfPermitted(SELECT * FROM landing.t ELSE null('a UInt64'))",
    "SELECT * FROM dictionary('landing.d')",
    "SELECT * FROM executable('ls', 'TSV', 'a String')",
    "SELECT * FROM loop(landing.t)",
    "SELECT * FROM mergeTreeIndex(landing, t)",
    "SELECT * FROM input('a String')",
    "SELECT * FROM eval('SELECT 1')",
    "SELECT * FROM python('x')",
    "SELECT * FROM arrowstream('x')",
    "SELECT * FROM sqlite('/tmp/x.db', 't')",
    "SELECT * FROM s3('http://127.0.0.1:1/x', 'CSV', 'a String')",
    "SELECT b FROM values('a UInt64, b String ALIAS dictGet(''landing.d'', ''b'', a)', 1)",
    "SELECT * FROM null('a UInt64 ALIAS 1')",
    "SELECT * FROM (EXPLAIN SELECT 1)",
    "SELECT * FROM viewExplain('EXPLAIN', '', (SELECT 1))",
    # functions, folded or hidden
    "SELECT dictGet('landing.d', 'b', toUInt64(1))",
    "SELECT DICTGET('landing.d', 'b', toUInt64(1))",
    "SELECT dictGetString('landing.d', 'b', a) FROM api.v",
    "SELECT dictGetOrDefault('landing.d', 'b', a, '') FROM api.v",
    "SELECT dictHas('landing.d', toUInt64(1))",
    "SELECT upper(dictGet('landing.d', 'b', toUInt64(1)))",
    "SELECT 1 WHERE dictHas('landing.d', toUInt64(1))",
    "SELECT arrayMap(x -> dictGet('landing.d', 'b', x), [toUInt64(1)])",
    "SELECT * APPLY(x -> dictGet('landing.d', 'b', toUInt64(1))) FROM api.v",
    "SELECT * REPLACE(dictGet('landing.d', 'b', a) AS b) FROM api.v",
    "SELECT a FROM api.v ORDER BY a WITH FILL INTERPOLATE (b AS dictGet('landing.d', 'b', a))",
    "SELECT * FROM (VALUES (dictGet('landing.d', 'b', toUInt64(1))))",
    "SELECT count() OVER (PARTITION BY dictGet('landing.d', 'b', a)) FROM api.v",
    "SELECT a FROM api.v ARRAY JOIN [dictGet('landing.d', 'b', toUInt64(1))] AS z",
    "SELECT a FROM api.v LIMIT dictHas('landing.d', toUInt64(1))",
    "SELECT dictGet('landing.d', 'b', toUInt64(1)) AS \"x, function_name: plus\"",
    "SELECT sumIf(a, dictHas('landing.d', a)) FROM api.v",
    "SELECT joinGet('landing.j', 'b', toUInt64(1))",
    "SELECT joinGetOrNull('landing.j', 'b', toUInt64(1))",
    "SELECT leak(1)",
    "SELECT file('/etc/passwd')",
    "SELECT hasColumnInTable('landing', 't', 'b')",
    "SELECT getServerSetting('max_server_memory_usage')",
    "SELECT sleep(3)",
    "SELECT aiGenerate('x')",
    "SELECT evalMLMethod('m', 1)",
    "SELECT addressToLine(1)",
    # settings inside a query
    "SELECT 1 SETTINGS readonly = 0",
    "SELECT 1 SETTINGS max_execution_time = 0",
    "SELECT * FROM (SELECT 1 SETTINGS readonly = 0)",
    "SELECT 1 UNION ALL SELECT 2 SETTINGS allow_ddl = 1",
    "SELECT * FROM file('/etc/passwd', 'LineAsString') SETTINGS readonly = 0",
    # other statements
    "INSERT INTO landing.t SELECT 1, 'x'",
    "INSERT INTO landing.t VALUES (1, 'x')",
    "INSERT INTO FUNCTION file('/tmp/three-networks-x', 'CSV', 'a Int8') SELECT 1",
    "CREATE TABLE api.x (a Int8) ENGINE = Memory",
    "CREATE TEMPORARY TABLE x (a Int8)",
    "CREATE VIEW api.x AS SELECT * FROM landing.t",
    "DROP TABLE landing.t",
    "ALTER TABLE landing.t DELETE WHERE 1",
    "TRUNCATE TABLE landing.t",
    "OPTIMIZE TABLE landing.t",
    "SYSTEM STOP MERGES",
    "SYSTEM SHUTDOWN",
    "KILL QUERY WHERE 1",
    "BACKUP TABLE landing.t TO File('/tmp/x')",
    "SET readonly = 0",
    "SET max_execution_time = 0",
    "USE landing",
    "SHOW TABLES FROM landing",
    "SHOW CREATE TABLE api.v",
    "SHOW CREATE TABLE landing.t",
    "SHOW PROCESSLIST",
    "DESCRIBE TABLE landing.t",
    "DESCRIBE TABLE file('/etc/passwd')",
    "DESCRIBE TABLE (SELECT * FROM landing.t)",
    "DESCRIBE api.`v` SETTINGS readonly = 0",
    "EXISTS TABLE landing.t",
    "EXPLAIN SELECT * FROM landing.t",
    "EXPLAIN QUERY TREE SELECT * FROM landing.t",
    "CHECK TABLE landing.t",
    "",
    "/* nothing */",
    "1 + 1; DROP TABLE landing.t",
]

UNREADABLE = [
    "SELECT 1; SELECT 2",
    "SELECT 1 PARALLEL WITH DROP TABLE landing.t",
    "SELECT 1; DROP TABLE landing.t",
    "SELECT 1) UNION ALL (SELECT a FROM landing.t",
    ") SELECT 1",
    ", dump_tree = 0 SELECT * FROM landing.t",
    "dump_tree = 0 SELECT * FROM landing.t",
    "SELECT 1 INTO OUTFILE '/tmp/three-networks-outfile'",
    "SELECT 1 INTO OUTFILE '/tmp/three-networks-outfile' FORMAT CSV",
    "SELECT 1 /*",
    "SELECT 'unclosed",
    "SELEC 1",
    "WITH x AS (SELECT 1) INSERT INTO landing.t SELECT 1, 'x'",
    "SELECT * FROM {database:Identifier}.t",
    "FROM",
]


@pytest.fixture(scope="module")
def reader(endpoint: Endpoint) -> Iterator[Client]:
    owner = endpoint.client()
    for statement in SCHEMA:
        owner.execute(statement)
    owner.execute("INSERT INTO landing.j VALUES", [(1, "joined")])
    owner.disconnect()
    made = endpoint.client("reader")
    yield made
    made.disconnect()


@pytest.mark.parametrize(("query", "rows"), ADMITTED, ids=[query for query, _ in ADMITTED])
def test_the_reader_gets(reader: Client, query: str, rows: list[tuple[object, ...]] | None) -> None:
    got = reader.execute(query)
    assert got == rows if rows is not None else got


@pytest.mark.parametrize("query", REFUSED, ids=REFUSED)
def test_the_reader_is_refused(reader: Client, query: str) -> None:
    with pytest.raises(ServerException) as refusal:
        reader.execute(query)
    assert refusal.value.code == 497
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize("query", UNREADABLE, ids=UNREADABLE)
def test_what_the_engine_cannot_explain_is_refused(reader: Client, query: str) -> None:
    with pytest.raises(ServerException) as refusal:
        reader.execute(query)
    assert refusal.value.code in (62, 456, 497)


def test_every_table_function_the_engine_has_is_refused_unless_it_is_listed(
    reader: Client, connect: MakeClient
) -> None:
    listed = {"numbers", "numbers_mt", "zeros", "zeros_mt", "primes"}
    listed |= {"generate_series", "generateSeries", "SQLStandardValues"}
    existing = connect().execute("SELECT name FROM system.table_functions")
    admitted = set()
    for (name,) in existing:
        try:
            reader.execute(f"SELECT count() FROM {name}(1)")
            admitted.add(name)
        except ServerException as refusal:
            if refusal.code not in (497, 62):
                admitted.add(name)
    assert admitted <= listed


def test_every_dictionary_and_join_function_is_refused(reader: Client, connect: MakeClient) -> None:
    existing = connect().execute(
        "SELECT name FROM system.functions WHERE startsWith(name, 'dict')"
        " OR startsWith(name, 'join') OR name IN ('file', 'leak') OR startsWith(lower(name), 'ai')"
    )
    assert len(existing) > 40
    for (name,) in existing:
        with pytest.raises(ServerException) as refusal:
            reader.execute(f"SELECT {name}('landing.d', 'b', toUInt64(1))")
        assert refusal.value.code == 497, name


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"readonly": 0}, 164),
        ({"readonly": 2}, 164),
        ({"dialect": "kusto"}, 164),
        ({"enable_analyzer": 0}, 164),
        ({"implicit_select": 0}, 164),
        ({"max_execution_time": 0}, 452),
        ({"max_execution_time": 1_000_000}, 452),
        ({"max_result_rows": 0}, 452),
        ({"max_memory_usage": "1e18"}, 452),
    ],
)
def test_settings_that_would_free_the_reader_are_refused(
    reader: Client, settings: dict[str, object], code: int
) -> None:
    with pytest.raises(ServerException) as refusal:
        reader.execute("SELECT 1", settings=settings)
    assert refusal.value.code == code


def test_harmless_settings_are_taken(reader: Client) -> None:
    given = {"log_comment": "run 7", "max_block_size": 10, "max_execution_time": 3}
    query = "SELECT getSetting('log_comment'), getSetting('max_execution_time')"
    assert reader.execute(query, settings=given) == [("run 7", 3)]
    assert reader.execute(query) == [("", 30)]


def test_the_handle_itself_is_read_only(reader: Client) -> None:
    assert reader.execute("SELECT getSetting('readonly')") == [(1,)]


def test_a_result_beyond_the_readers_limit_is_refused(reader: Client) -> None:
    with pytest.raises(ServerException) as refusal:
        reader.execute("SELECT number FROM numbers(2000000)")
    assert refusal.value.code == 396


def test_a_reader_cannot_start_in_another_database(endpoint: Endpoint) -> None:
    with pytest.raises(ServerException) as refusal:
        endpoint.client("reader", database="landing").execute("SELECT 1")
    assert refusal.value.code == 497


def test_a_reader_cannot_send_tables(reader: Client) -> None:
    table = {"name": "x", "structure": [("a", "UInt8")], "data": [{"a": 1}]}
    with pytest.raises(ServerException) as refusal:
        reader.execute("SELECT * FROM api.v", external_tables=[table])
    assert refusal.value.code in (164, 497)


def test_a_reader_cannot_insert_blocks(reader: Client) -> None:
    with pytest.raises(ServerException) as refusal:
        reader.execute("INSERT INTO landing.t (a, b) VALUES", [(9, "x")])
    assert refusal.value.code == 497


def test_a_view_made_later_is_seen(reader: Client, client: Client) -> None:
    client.execute("CREATE VIEW api.later AS SELECT 7 AS seven")
    assert reader.execute("SELECT seven FROM api.later") == [(7,)]
    client.execute("DROP VIEW api.later")
    with pytest.raises(ServerException) as refusal:
        reader.execute("SELECT seven FROM api.later")
    assert refusal.value.code == 60
