"""What a view or a feed needs that is not as it was declared."""

from collections.abc import Iterator
from dataclasses import replace

from clickhouse_driver.errors import ServerException

from connections.clickhouse import ClickHouse
from connections.schema_plan.actual import Actual, as_declared
from connections.schema_plan.change import Change
from schemas import Feed, View
from schemas.render.clickhouse import create_view, fill

# A view that reads what an earlier change of the plan makes: no such column, identifier, table,
# database.
_NOT_YET = frozenset({16, 47, 60, 81})


def view_changes(client: ClickHouse, view: View, actual: Actual | None) -> Iterator[Change]:
    """What makes a view the declared one: a view holds no rows, and is replaced."""
    if isinstance(view, Feed):
        yield from _feed_changes(client, view, actual)
    elif actual is None:
        yield Change(view.qualified, "create view", create_view(view))
    elif _view_differs(client, view, actual):
        yield Change(view.qualified, "replace view", create_view(view))


def _feed_changes(client: ClickHouse, feed: Feed, actual: Actual | None) -> Iterator[Change]:
    """What was there before the feeds is filled in when they are made.

    That comes before the feed by the clock, which tells by being there that nothing is missing:
    where a fill breaks off, the next plan has it again.
    """
    if actual is not None:
        # Made in earnest it would feed for a moment; a plain view has the same SELECT.
        as_view = View(feed.database, feed.name, feed.runs, feed.comment)
        if not _view_differs(client, as_view, replace(actual, engine="View")):
            return
        yield Change(feed.qualified, "drop feed", f"DROP VIEW {feed.qualified}")
    if feed.every:
        yield Change(feed.into, "fill from what it is made of", fill(feed))
    yield Change(feed.qualified, "create feed", create_view(feed))


def _view_differs(client: ClickHouse, view: View, actual: Actual) -> bool:
    try:
        declared = as_declared(client, view)
    except ServerException as error:
        if error.code in _NOT_YET:
            return True
        raise
    return (declared.definition, declared.comment) != (actual.definition, actual.comment)
