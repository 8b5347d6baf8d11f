"""Plans of a table, its view and its feeds, and what they come to."""

from dataclasses import replace

from connections.clickhouse import ClickHouse
from connections.schema_plan import Change, apply, plan
from schemas import Column, Feed, Table, View

A = Column("a", "Int64", comment="What it is.")
B = Column("b", "Int32", default="7")
TABLE = Table("derived", "t", (A, B), ("a",), comment="A table.")
FED = Table("latest", "t", (A,), ("a",), engine="ReplacingMergeTree")
FEED = Feed("latest", "t_feed", "SELECT a FROM derived.t WHERE b > 0", "A feed.", "latest.t")
HOURLY = replace(FEED, name="t_mend", every="1 HOUR", late="a > 5")
VIEW = View("api", "t", "SELECT a FROM derived.t", "A view.")


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
