"""The ledger in ClickHouse: lives of topics, positions of partitions, what was landed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any
from uuid import UUID

from connections.clickhouse import ClickHouse
from schemas.landing import version_of
from streams.delivery.applied import Entry
from streams.delivery.errors import TopicReplacedError
from streams.delivery.journal import Asked, Insert
from streams.delivery.positions import Position
from streams.delivery.records import Partition

APP_VERSION = version("three-networks")
TOPICS = "ledger.topics"
BATCHES = "ledger.batches"


def lives(client: ClickHouse, topic: str) -> list[UUID]:
    """Kafka's ids of a topic's lives, the present one last; its epoch is its index."""
    sql = f"SELECT topic_id FROM {TOPICS} FINAL WHERE topic = %(topic)s ORDER BY epoch"
    return [row[0] for row in client.rows(sql, {"topic": topic})]


def epoch_of(client: ClickHouse, topic: str, topic_id: UUID) -> int:
    """The epoch of a topic; its first life is taken for granted, a later one must be adopted.

    Raises:
        TopicReplacedError: the topic in Kafka is not the one that the ledger speaks of.
    """
    known = lives(client, topic)
    if not known:
        adopt(client, topic, topic_id)
        return 0
    if known[-1] == topic_id:
        return len(known) - 1
    raise TopicReplacedError(
        f"topic {topic!r} was deleted and created again: Kafka's id is {topic_id}, the ledger's "
        f"{known[-1]}. If that was meant, run `three-networks topics adopt {topic}`; it lands from "
        "offset 0 and keeps what was landed before"
    )


def adopt(client: ClickHouse, topic: str, topic_id: UUID) -> int:
    """Make this the topic's present life; returns its epoch."""
    known = lives(client, topic)
    if known and known[-1] == topic_id:
        return len(known) - 1
    client.insert(TOPICS, {"topic": [topic], "topic_id": [topic_id], "epoch": [len(known)]})
    return len(known)


def position_of(
    client: ClickHouse, partition: Partition, topic_id: UUID, epoch: int, tables: Sequence[str]
) -> Position:
    """Where a partition stands: by the ledger, and past it by each table."""
    sql = (
        f"SELECT last FROM {BATCHES} WHERE topic_id = %(topic_id)s AND partition = %(partition)s"
        " ORDER BY topic_id DESC, partition DESC, last DESC LIMIT 1"
    )
    found = client.rows(sql, {"topic_id": topic_id, "partition": partition.number})
    stored = int(found[0][0]) if found else -1
    return Position(stored, _landed_past(client, tables, partition, epoch, stored))


def _landed_past(
    client: ClickHouse, tables: Sequence[str], partition: Partition, epoch: int, stored: int
) -> dict[str, int]:
    """The last offset past the ledger's that each table has; tables without one are left out."""
    sql = " UNION ALL ".join(
        f"SELECT '{table}', toInt64(max(_offset)) FROM {table} WHERE _topic = %(topic)s"
        " AND _partition = %(number)s AND _version >= %(low)s AND _version < %(high)s"
        " HAVING count() > 0"
        for table in tables
    )
    bounds = {"low": version_of(epoch, stored + 1), "high": version_of(epoch + 1, 0)}
    return dict(client.rows(sql, {**partition._asdict(), **bounds}) if tables else ())


@dataclass(frozen=True)
class Ledger:
    """Landing's journal: a row a range of offsets; past it, what each landing table has."""

    tables: Sequence[str]

    def positions(self, client: ClickHouse, asked: Sequence[Asked]) -> list[Position]:
        """See `Journal`."""
        return [position_of(client, *each, self.tables) for each in asked]

    def closing(
        self, entries: Sequence[Entry], topic_ids: Mapping[str, UUID], worker: str
    ) -> Insert:
        """See `Journal`."""
        return BATCHES, columns_of(entries, topic_ids, worker)

    def giving_up(self, entry: Entry, position: Position, version: int, topic_id: UUID) -> Insert:
        """See `Journal`; the range stays known as skipped."""
        columns = columns_of([entry], {entry.partition.topic: topic_id}, "skip")
        return BATCHES, {**columns, "skipped": [True]}


def columns_of(
    entries: Sequence[Entry], topic_ids: Mapping[str, UUID], worker: str
) -> dict[str, Sequence[Any]]:
    """Entries as the columns of one insert into the ledger."""
    return {
        "topic": [each.partition.topic for each in entries],
        "topic_id": [topic_ids[each.partition.topic] for each in entries],
        "partition": [each.partition.number for each in entries],
        "first": [each.first for each in entries],
        "last": [each.last for each in entries],
        "rows": [dict(each.rows) for each in entries],
        "dead_letters": [each.dead_letters for each in entries],
        "bytes": [each.bytes for each in entries],
        "skipped": [False for _ in entries],
        "event_hours": [list(each.event_hours) for each in entries],
        "newest_event_time": [each.newest_event_time for each in entries],
        "worker": [worker for _ in entries],
        "app_version": [APP_VERSION for _ in entries],
    }


def has_landed(client: ClickHouse, table: str, columns: Mapping[str, Sequence[Any]]) -> bool:
    """Are all of these rows in a landing table? No for other tables, where twice does no harm."""
    if "_version" not in columns:
        return False
    wanted: dict[tuple[str, int], list[int]] = {}
    origins = zip(columns["_topic"], columns["_partition"], columns["_version"], strict=True)
    for topic, number, row_version in origins:
        wanted.setdefault((topic, number), []).append(row_version)
    sql = (
        f"SELECT uniqExact(_version) FROM {table} WHERE _topic = %(topic)s"
        " AND _partition = %(number)s AND _version >= %(low)s AND _version <= %(high)s"
    )
    return all(
        client.rows(
            sql,
            {"topic": topic, "number": number, "low": min(versions), "high": max(versions)},
        )
        == [(len(versions),)]
        for (topic, number), versions in wanted.items()
    )
