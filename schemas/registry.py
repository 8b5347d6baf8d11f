"""Finds every declaration: importing a file of `events/` or `reference/` is what declares it."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import schemas.events
import schemas.reference
from schemas.contract import Contract, all_declared
from schemas.landing import landing_table, landing_view
from schemas.latest import latest
from schemas.ledger import LEDGER_TABLES, LEDGER_VIEWS
from schemas.reference_table import ReferenceTable, all_reference_tables
from schemas.state import STATE
from schemas.table import Table, View
from schemas.topic import Topic
from schemas.views import layered_views


def _import_all(package: str, path: list[str]) -> None:
    for module in iter_modules(path):
        import_module(f"{package}.{module.name}")


@cache
def contracts() -> tuple[Contract, ...]:
    """Every event type, in the order of their names."""
    _import_all(schemas.events.__name__, list(schemas.events.__path__))
    return all_declared()


@cache
def contract_of(name: str) -> Contract:
    """The contract of an event type such as `charger.status`.

    Raises:
        KeyError: there is none; names those that exist. A later version is `charger.status.v2`.
    """
    known = {each.name: each for each in contracts()}
    if name not in known:
        raise KeyError(f"no event type {name!r}; known are {', '.join(known)}")
    return known[name]


@cache
def topics() -> tuple[Topic, ...]:
    """Every topic that there must be."""
    latest = {each.latest.topic for each in contracts() if each.latest}
    return _by_name({*landed_topics(), *latest})


@cache
def landed_topics() -> tuple[Topic, ...]:
    """Every topic that an event type goes to; the others only say again what these have said."""
    return _by_name({topic for each in contracts() for topic in each.topics})


def _by_name(found: set[Topic]) -> tuple[Topic, ...]:
    return tuple(sorted(found, key=lambda topic: topic.name))


@cache
def reference_tables() -> tuple[ReferenceTable, ...]:
    """Every effective-dated reference table."""
    _import_all(schemas.reference.__name__, list(schemas.reference.__path__))
    return all_reference_tables()


def tables() -> tuple[Table, ...]:
    """Every table that contracts declare: landing, ledger, state, latest and reference."""
    landing = tuple(landing_table(each) for each in contracts())
    references = tuple(each.table for each in reference_tables())
    newest = tuple(each.table for each in latest(contracts()))
    return landing + LEDGER_TABLES + (STATE,) + newest + references


def views(time_zone: str = "Asia/Shanghai") -> tuple[View, ...]:
    """The views that contracts declare: feeds, `api`, and the two layers over it.

    `time_zone` is the city's, whose date is today's.
    """
    landing = tuple(landing_view(each) for each in contracts())
    references = tuple(each.view for each in reference_tables())
    feeds = tuple(feed for each in latest(contracts()) for feed in each.feeds)
    return (
        feeds
        + landing
        + LEDGER_VIEWS
        + references
        + layered_views(contracts(), reference_tables(), time_zone)
    )
