"""Topics and tables, made anew for each test."""

import time
from dataclasses import replace
from uuid import UUID

from confluent_kafka import KafkaError, KafkaException

from connections.clickhouse import ClickHouse
from connections.kafka import TopicMissingError, admin, create_topics, topic_id
from connections.settings import Settings
from schemas import Table, Topic, tables, views
from schemas.render.clickhouse import DATABASES, create_database, create_table, create_view

_PATIENCE_S = 30
# Raw duplicates are counted, so the engine must not merge them away.
_UNMERGED = {
    "max_bytes_to_merge_at_max_space_in_pool": 1,
    "max_bytes_to_merge_at_min_space_in_pool": 1,
    "parts_to_delay_insert": 100_000,
    "parts_to_throw_insert": 100_000,
}


def renew_tables(client: ClickHouse, merged: bool = False) -> None:
    """Make every table anew; without merges, so that a row that came twice stays to be seen."""
    for database in DATABASES:
        client.command(create_database(database))
    for table in tables():
        client.command(f"DROP TABLE IF EXISTS {table.qualified} SYNC")
        client.command(create_table(table if merged else _unmerged(table)))
    for view in views():
        client.command(create_view(view))


def renew_topics(settings: Settings, wanted: tuple[Topic, ...]) -> None:
    """Delete topics with all their records, and create them again."""
    _delete_topics(settings, wanted)
    missing = {each.name for each in wanted}
    deadline = time.monotonic() + _PATIENCE_S
    while missing:
        assert time.monotonic() < deadline, f"Kafka did not make {missing} anew"
        missing -= set(create_topics(settings, wanted))
        time.sleep(0.1)


def present_life(settings: Settings, topic: Topic) -> UUID:
    """Kafka's id of a topic; right after it was made, a broker may not know it yet."""
    client = admin(settings.kafka)
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return topic_id(client, topic.name)
        except TopicMissingError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def _delete_topics(settings: Settings, wanted: tuple[Topic, ...]) -> None:
    client = admin(settings.kafka)
    for future in client.delete_topics([each.name for each in wanted]).values():
        try:
            future.result()
        except KafkaException as error:
            if error.args[0].code() != KafkaError.UNKNOWN_TOPIC_OR_PART:
                raise


def _unmerged(table: Table) -> Table:
    if table.database != "landing":
        return table
    return replace(table, settings={**table.settings, **_UNMERGED})
