"""Contracts: what an event or a reference row is, and everything that derives from that.

`contracts()`, `topics()`, `reference_tables()` and `tables()` are the whole public surface.
"""

from schemas.contract import Contract, Event
from schemas.registry import (
    contract_of,
    contracts,
    landed_topics,
    reference_tables,
    tables,
    topics,
    views,
)
from schemas.table import Column, Feed, Table, View
from schemas.topic import Topic

__all__ = [
    "Column",
    "Contract",
    "Event",
    "Feed",
    "Table",
    "Topic",
    "View",
    "contract_of",
    "contracts",
    "landed_topics",
    "reference_tables",
    "tables",
    "topics",
    "views",
]
