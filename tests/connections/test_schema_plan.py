"""Declared against actual schema, on the real engine."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

import stack.declared
from connections.clickhouse import ClickHouse
from connections.schema_plan import Change, apply, plan
from connections.settings import ClickHouseSettings
from schemas import Column, Feed, Table, View
from schemas.render.clickhouse import create_database
from stack.services.clickhouse import running_clickhouse

A = Column("a", "Int64", comment="What it is.")
B = Column("b", "Int32", default="7")
TABLE = Table("derived", "t", (A, B), ("a",), comment="A table.")
FED = Table("latest", "t", (A,), ("a",), engine="ReplacingMergeTree")
FEED = Feed("latest", "t_feed", "SELECT a FROM derived.t WHERE b > 0", "A feed.", "latest.t")
HOURLY = replace(FEED, name="t_mend", every="1 HOUR", late="a > 5")
VIEW = View("api", "t", "SELECT a FROM derived.t", "A view.")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClickHouseSettings]:
    """An endpoint with databases and without tables."""
    with running_clickhouse(tmp_path_factory.mktemp("bare")) as settings:
        with ClickHouse(settings, "ingest") as client:
            apply(client, plan(client, [], []))
        yield settings


@pytest.fixture
def client(bare: ClickHouseSettings) -> Iterator[ClickHouse]:
    with ClickHouse(bare, "ingest") as client:
        yield client
        for database in ("api", "latest", "derived"):
            client.command(f"DROP DATABASE IF EXISTS {database}")
            client.command(create_database(database))


def planned(client: ClickHouse, *declared: Table | View) -> list[Change]:
    tables = [each for each in declared if isinstance(each, Table)]
    views = [each for each in declared if isinstance(each, View)]
    return plan(client, tables, views)


def differences(client: ClickHouse, *declared: Table | View) -> list[tuple[str, str]]:
    """What the plan says."""
    return [(each.subject, each.what) for each in planned(client, *declared)]


def made(client: ClickHouse, *declared: Table | View) -> None:
    """Apply the plan, after which there must be nothing to do."""
    apply(client, planned(client, *declared))
    assert differences(client, *declared) == []


def with_columns(*columns: Column) -> Table:
    return replace(TABLE, columns=columns)


@pytest.fixture
def empty(client: ClickHouse) -> ClickHouse:
    made(client, TABLE, VIEW)
    return client


@pytest.fixture
def filled(empty: ClickHouse) -> ClickHouse:
    empty.insert("derived.t", {"a": [1], "b": [2]})
    return empty


def test_of_all_that_is_declared_a_second_plan_is_empty(ingest: ClickHouse) -> None:
    assert stack.declared.planned(ingest) == []


@pytest.mark.parametrize(
    ("gone", "repair"),
    [
        ("TABLE derived.t", ["derived.t: create table"]),
        ("DATABASE derived", ["derived: create database", "derived.t: create table"]),
    ],
    ids=["table", "database"],
)
def test_what_a_view_reads_is_made_before_the_view_where_it_is_gone(
    empty: ClickHouse, gone: str, repair: list[str]
) -> None:
    empty.command(f"DROP {gone}")
    found = [f"{subject}: {what}" for subject, what in differences(empty, TABLE, VIEW)]
    assert found == [*repair, "api.t: replace view"]
    made(empty, TABLE, VIEW)
    assert empty.rows("SELECT a FROM api.t") == []


def test_databases_come_first(client: ClickHouse) -> None:
    client.command("DROP DATABASE derived")
    expected = [("derived", "create database"), ("derived.t", "create table")]
    assert differences(client, TABLE) == expected
    made(client, TABLE)


def test_a_new_table_and_its_view(client: ClickHouse) -> None:
    expected = [("derived.t", "create table"), ("api.t", "create view")]
    assert differences(client, TABLE, VIEW) == expected
    made(client, TABLE, VIEW)


def test_a_new_column_takes_its_place_and_a_view_may_show_it_at_once(filled: ClickHouse) -> None:
    """How every contract grows: a field more, and its view with it."""
    table = with_columns(A, Column("c", "Int32"), B)
    view = replace(VIEW, select="SELECT a, c FROM derived.t")
    expected = [("derived.t", "add column c"), ("api.t", "replace view")]
    assert differences(filled, table, view) == expected
    made(filled, table, view)
    assert filled.rows("SELECT * FROM derived.t") == [(1, 0, 2)]
    assert filled.rows("SELECT * FROM api.t") == [(1, 0)]


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (replace(B, default="8"), ["modify column b"]),
        (replace(B, default=""), ["remove default of b", "modify column b"]),
        (replace(B, codec="Delta, ZSTD(1)"), ["modify column b"]),
        (replace(B, comment="New."), ["modify column b"]),
    ],
    ids=["default", "no default", "codec", "comment"],
)
def test_what_loses_no_row_is_changed_in_place(
    filled: ClickHouse, column: Column, expected: list[str]
) -> None:
    table = with_columns(A, column)
    assert differences(filled, table, VIEW) == [("derived.t", what) for what in expected]
    made(filled, table, VIEW)
    assert filled.rows("SELECT a, b FROM derived.t") == [(1, 2)]


def test_a_comment_is_changed_and_removed(filled: ClickHouse) -> None:
    made(filled, replace(TABLE, comment="Another."), replace(VIEW, comment="Another."))
    made(filled, replace(with_columns(replace(A, comment=""), B), comment=""), VIEW)
    found = filled.rows("SELECT comment FROM system.tables WHERE database = 'derived'")
    assert found == [("",)]


@pytest.mark.parametrize("type_", ["Int64", "Int16", "Nullable(Int32)", "String"])
def test_a_type_is_never_changed_under_rows_not_even_to_a_wider_one(
    filled: ClickHouse, type_: str
) -> None:
    table = with_columns(A, replace(B, type=type_, default=""))
    expected = f"type of b: Int32 → {type_}"
    assert differences(filled, table, VIEW) == [("derived.t", expected)]
    with pytest.raises(ValueError, match=r"because rows would be lost: derived\.t: type of b"):
        apply(filled, planned(filled, table, VIEW))


def test_a_type_of_an_empty_table_is_changed(empty: ClickHouse) -> None:
    made(empty, with_columns(A, Column("b", "String")), VIEW)


def test_a_stored_column_with_rows_is_not_made_a_computed_one(filled: ClickHouse) -> None:
    table = with_columns(A, replace(B, default="", computed="a + 1"))
    expected = [("derived.t", "column b would no longer be stored")]
    assert differences(filled, table, VIEW) == expected
    with pytest.raises(ValueError, match="refused"):
        apply(filled, planned(filled, table, VIEW))


def test_a_computed_column_is_changed_and_becomes_a_stored_one(filled: ClickHouse) -> None:
    made(filled, with_columns(A, B, Column("c", "Int64", computed="a + 1")), VIEW)
    made(filled, with_columns(A, B, Column("c", "Int64", computed="a + 2")), VIEW)
    assert filled.rows("SELECT c FROM derived.t") == [(3,)]
    made(filled, with_columns(A, B, Column("c", "Int64")), VIEW)


def test_a_column_with_rows_is_not_dropped(filled: ClickHouse) -> None:
    assert differences(filled, with_columns(A), VIEW) == [("derived.t", "drop column b")]
    with pytest.raises(ValueError, match=r"because rows would be lost: derived\.t: drop column b"):
        apply(filled, planned(filled, with_columns(A), VIEW))
    assert filled.rows("SELECT a, b FROM derived.t") == [(1, 2)]


def test_a_column_of_an_empty_table_is_dropped(empty: ClickHouse) -> None:
    made(empty, with_columns(A), VIEW)


def test_a_table_with_rows_is_not_dropped(filled: ClickHouse) -> None:
    assert differences(filled, VIEW) == [("derived.t", "drop: not declared")]
    with pytest.raises(ValueError, match="refused"):
        apply(filled, planned(filled, VIEW))


def test_an_empty_table_and_a_view_that_nobody_declares_are_dropped(empty: ClickHouse) -> None:
    expected = [("api.t", "drop: not declared"), ("derived.t", "drop: not declared")]
    assert differences(empty) == expected
    made(empty)


IN_PLACE = replace(TABLE, settings={"merge_selector_base": 10}, ttl="toDate(a) + INTERVAL 400 DAY")


def test_ttl_and_settings_are_changed_under_rows(filled: ClickHouse) -> None:
    assert differences(filled, IN_PLACE, VIEW) == [
        ("derived.t", "TTL: none → toDate(a) + toIntervalDay(400)"),
        ("derived.t", "change setting merge_selector_base"),
    ]
    filled.insert("derived.t", {"a": [60_000], "b": [3]})  # a day of the year 2134
    made(filled, IN_PLACE, VIEW)
    filled.command("OPTIMIZE TABLE derived.t FINAL")
    assert filled.rows("SELECT a, b FROM derived.t") == [(60_000, 3)]


def test_ttl_and_settings_are_taken_away_under_rows(filled: ClickHouse) -> None:
    made(filled, replace(IN_PLACE, ttl="toDate(a) + INTERVAL 200 YEAR"), VIEW)
    assert differences(filled, TABLE, VIEW) == [
        ("derived.t", "TTL: toDate(a) + toIntervalYear(200) → none"),
        ("derived.t", "reset setting merge_selector_base"),
    ]
    made(filled, TABLE, VIEW)


def test_a_ttl_may_be_by_a_column_that_is_new(filled: ClickHouse) -> None:
    table = replace(with_columns(A, B, Column("c", "Date")), ttl="c + INTERVAL 1 DAY")
    made(filled, table, VIEW)


OTHERS = [
    replace(TABLE, order_by=("a", "b")),
    replace(TABLE, partition_by="b"),
    replace(TABLE, engine="ReplacingMergeTree"),
    replace(TABLE, settings={"index_granularity": 1024}),
]


@pytest.mark.parametrize("other", OTHERS, ids=["sorting", "partitioning", "engine", "settings"])
def test_an_empty_table_of_another_form_is_made_anew(empty: ClickHouse, other: Table) -> None:
    expected = [("derived.t", "drop empty table"), ("derived.t", "create table")]
    assert differences(empty, other, VIEW) == expected
    made(empty, other, VIEW)


@pytest.mark.parametrize("other", OTHERS, ids=["sorting", "partitioning", "engine", "settings"])
def test_a_table_of_another_form_with_rows_is_refused(filled: ClickHouse, other: Table) -> None:
    with pytest.raises(ValueError, match="engine, sorting or partitioning differs; copy the rows"):
        apply(filled, planned(filled, other, VIEW))
    assert filled.rows("SELECT a, b FROM derived.t") == [(1, 2)]


def test_a_view_is_replaced(filled: ClickHouse) -> None:
    view = replace(VIEW, select="SELECT a + 1 AS a FROM derived.t")
    assert differences(filled, TABLE, view) == [("api.t", "replace view")]
    made(filled, TABLE, view)
    assert filled.rows("SELECT a FROM api.t") == [(2,)]


def test_staging_tables_are_left_alone(filled: ClickHouse) -> None:
    filled.command("CREATE TABLE derived.t__run7 AS derived.t")
    assert differences(filled, TABLE, VIEW) == []


def test_a_plan_with_one_refusal_changes_nothing_at_all(filled: ClickHouse) -> None:
    other = Table("derived", "other", (A,), ("a",))
    changes = planned(filled, other, VIEW)
    assert [each.refused for each in changes] == [False, True]
    with pytest.raises(ValueError, match="refused"):
        apply(filled, changes)
    assert filled.rows("EXISTS derived.other") == [(0,)]


def test_planning_leaves_nothing_behind(filled: ClickHouse) -> None:
    differences(filled, replace(TABLE, comment="Another."), VIEW)
    databases = {name for (name,) in filled.rows("SELECT name FROM system.databases")}
    assert not [name for name in databases if name.startswith("plan__")]


def test_feeds_fill_in_what_was_there_before_and_go_on_with_each_insert(
    filled: ClickHouse,
) -> None:
    assert differences(filled, TABLE, VIEW, FED, FEED, HOURLY) == [
        ("latest.t", "create table"),
        ("latest.t_feed", "create feed"),
        ("latest.t", "fill from what it is made of"),
        ("latest.t_mend", "create feed"),
    ]
    made(filled, TABLE, VIEW, FED, FEED, HOURLY)
    assert filled.rows("SELECT a FROM latest.t") == [(1,)]
    filled.insert("derived.t", {"a": [2], "b": [2]})
    assert filled.rows("SELECT a FROM latest.t ORDER BY a") == [(1,), (2,)]


def test_a_fill_that_broke_off_is_planned_again(filled: ClickHouse) -> None:
    made(filled, TABLE, VIEW, FED, FEED)
    assert differences(filled, TABLE, VIEW, FED, FEED, HOURLY) == [
        ("latest.t", "fill from what it is made of"),
        ("latest.t_mend", "create feed"),
    ]


def test_a_feed_that_is_declared_anew_replaces_the_old_one(filled: ClickHouse) -> None:
    made(filled, TABLE, VIEW, FED, FEED)
    other = replace(FEED, select="SELECT a + 10 AS a FROM derived.t")
    assert differences(filled, TABLE, VIEW, FED, other) == [
        ("latest.t_feed", "drop feed"),
        ("latest.t_feed", "create feed"),
    ]
    made(filled, TABLE, VIEW, FED, other)
    filled.insert("derived.t", {"a": [2], "b": [2]})
    assert filled.rows("SELECT a FROM latest.t") == [(12,)]


def test_a_feed_by_the_clock_takes_the_late_rows_at_its_hour(filled: ClickHouse) -> None:
    made(filled, TABLE, VIEW, FED, HOURLY)
    filled.insert("derived.t", {"a": [2, 7], "b": [2, 2]})
    assert filled.rows("SELECT a FROM latest.t") == [(1,)]
    filled.command("SYSTEM REFRESH VIEW latest.t_mend")
    filled.command("SYSTEM WAIT VIEW latest.t_mend")
    assert filled.rows("SELECT a FROM latest.t ORDER BY a") == [(1,), (7,)]


def test_a_feed_that_is_not_declared_goes_and_what_it_wrote_stays(filled: ClickHouse) -> None:
    made(filled, TABLE, VIEW, FED, FEED, HOURLY)
    made(filled, TABLE, VIEW, FED)
    filled.insert("derived.t", {"a": [2], "b": [2]})
    assert filled.rows("SELECT a FROM latest.t") == [(1,)]
