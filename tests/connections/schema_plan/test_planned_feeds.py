"""What a plan does to a feed: what was there before is filled in."""

from dataclasses import replace

from connections.clickhouse import ClickHouse
from tests.connections.schema_plan.planning import (
    FED,
    FEED,
    HOURLY,
    TABLE,
    VIEW,
    differences,
    made,
)


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
