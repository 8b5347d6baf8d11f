"""Where lineage starts: Kafka topics, and the landing tables that stream workers fill.

Others write both; what Dagster learns of them are their checks (`orchestration.checks`).
"""

from collections.abc import Iterator

import dagster as dg

from orchestration.column_schema import column_metadata
from orchestration.upkeep import LANDING_OWNERS
from schemas import contracts, landed_topics


def topic_key(topic: str) -> dg.AssetKey:
    """`kafka/<topic>`."""
    return dg.AssetKey(["kafka", topic])


def landing_key(slug: str) -> dg.AssetKey:
    """`landing/<type>`."""
    return dg.AssetKey(["landing", slug])


def topic_specs() -> Iterator[dg.AssetSpec]:
    """The topics."""
    for topic in landed_topics():
        yield dg.AssetSpec(
            topic_key(topic.name),
            description=topic.description,
            group_name="kafka",
            kinds={"kafka"},
            owners=LANDING_OWNERS,
        )


def landing_specs() -> Iterator[dg.AssetSpec]:
    """The landing tables."""
    for contract in contracts():
        yield dg.AssetSpec(
            landing_key(contract.slug),
            deps=[topic_key(topic.name) for topic in contract.topics],
            description=f"Every `{contract.event_type}` event, once.",
            group_name="landing",
            kinds={"clickhouse"},
            owners=LANDING_OWNERS,
            metadata=column_metadata(contract.columns),
        )
