"""Declared against actual schema, on the real engine."""

from dataclasses import replace

import pytest

import stack.declared
from connections.clickhouse import ClickHouse
from connections.schema_plan import apply
from schemas import Table
from tests.connections.schema_plan.planning import (
    TABLE,
    VIEW,
    A,
    differences,
    made,
    planned,
)


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
