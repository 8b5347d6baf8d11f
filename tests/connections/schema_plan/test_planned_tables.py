"""What a plan does to a table: rows are never lost."""

from dataclasses import replace

import pytest

from connections.clickhouse import ClickHouse
from connections.schema_plan import apply
from schemas import Column, Table
from tests.connections.schema_plan.planning import (
    TABLE,
    VIEW,
    A,
    B,
    differences,
    made,
    planned,
    with_columns,
)


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
