"""What the contracts declare, against what the engines have."""

from collections.abc import Iterator

import schemas
from connections.clickhouse import ClickHouse
from connections.settings import Settings
from stack.declared import planned
from stack.doctor.finding import Finding, well, wrong
from stack.kafka.quiet import quiet_admin

_PATIENCE_S = 5


def check_topics(settings: Settings) -> Iterator[Finding]:
    """Every declared topic exists, with the partitions that the settings ask for."""
    found = quiet_admin(settings.kafka).list_topics(timeout=_PATIENCE_S).topics
    absent = [topic.name for topic in schemas.topics() if topic.name not in found]
    if absent:
        yield wrong(f"topics absent: {', '.join(absent)}", "`three-networks topics create`")
    for topic in schemas.topics():
        if topic.name in found and len(found[topic.name].partitions) != settings.partitions:
            yield wrong(
                f"topic {topic.name} has {len(found[topic.name].partitions)} partitions, "
                f"settings ask for {settings.partitions}",
                "set THREE_NETWORKS_PARTITIONS to what the topic has, or make the topic again",
            )
    if not absent:
        yield well(f"{len(schemas.topics())} topics exist")


def check_schema(settings: Settings) -> Finding:
    """ClickHouse has what the contracts declare."""
    with ClickHouse(settings.clickhouse, "dagster", comment="doctor") as client:
        changes = planned(client)
    if changes:
        return wrong(
            f"the schema differs in {len(changes)} places, first {changes[0].subject}",
            "`three-networks schema plan` shows it, `schema apply` mends it",
        )
    return well("the schema is as declared")
