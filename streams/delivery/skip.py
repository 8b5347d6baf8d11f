"""Giving up a range of records: put on record, so that a group of workers goes on behind it."""

import time

from confluent_kafka import ConsumerGroupTopicPartitions, TopicPartition
from confluent_kafka.admin import AdminClient

from connections.clickhouse import ClickHouse
from connections.kafka import admin, consumer, topic_id
from connections.settings import Settings, WorkerSettings
from schemas.landing import version_of
from streams.delivery import ledger
from streams.delivery.applied import Entry
from streams.delivery.journal import Asked, Journal
from streams.delivery.records import Partition

_REQUEST_S = 30
_POLL_S = 0.5


class SkipRefusedError(Exception):
    """The range cannot be given up; says why and what to do instead."""


def skip(
    settings: Settings,
    worker: WorkerSettings,
    journal: Journal,
    where: Partition,
    first: int,
    last: int,
) -> None:
    """Give up offsets `first` to `last`: the journal accounts for them, and nothing is had of them.

    Raises:
        SkipRefusedError: workers run, or the range is not what comes next in the partition.
        TopicMissingError, TopicReplacedError: the topic is not the one that the ledger speaks of.
    """
    client = admin(settings.kafka)
    _require_no_worker(client, worker)
    _require_in_kafka(settings, where, last)
    with ClickHouse(settings.clickhouse, "ingest", "skip") as clickhouse:
        life = topic_id(client, where.topic)
        epoch = ledger.epoch_of(clickhouse, where.topic, life)
        (position,) = journal.positions(clickhouse, [Asked(where, life, epoch)])
        _require_next(where, position.stored, first, last)
        entry = Entry(where, first, last, rows={}, dead_letters=0, bytes=0, newest_event_time=0)
        table, columns = journal.giving_up(entry, position, version_of(epoch, last), life)
        clickhouse.insert(table, columns)
    _commit(client, worker.group_id, where, last + 1)


def _require_no_worker(client: AdminClient, settings: WorkerSettings) -> None:
    """A worker that ended by itself stays in the group until its session is over: so wait."""
    deadline = time.monotonic() + settings.session_timeout_s + _POLL_S
    while members := _members(client, settings.group_id):
        if time.monotonic() > deadline:
            names = ", ".join(members)
            raise SkipRefusedError(
                f"workers of group {settings.group_id!r} run; stop them first: {names}"
            )
        time.sleep(_POLL_S)


def _members(client: AdminClient, group: str) -> list[str]:
    found = client.describe_consumer_groups([group], request_timeout=_REQUEST_S)[group].result()
    return sorted(f"{each.client_id} at {each.host}" for each in found.members)


def _require_in_kafka(settings: Settings, where: Partition, last: int) -> None:
    reader = consumer(settings.kafka, "three-networks-facts")
    try:
        asked = TopicPartition(where.topic, where.number)
        end = reader.get_watermark_offsets(asked, timeout=_REQUEST_S)[1]
    finally:
        reader.close()
    if last >= end:
        raise SkipRefusedError(f"{where} ends at offset {end - 1}: skip nothing that is to come")


def _require_next(where: Partition, stored: int, first: int, last: int) -> None:
    if first != stored + 1 or last < first:
        raise SkipRefusedError(
            f"{where} is stored up to offset {stored}, so only a range that begins at {stored + 1} "
            f"can be skipped, not {first} to {last}: what lies between would be lost"
        )


def _commit(client: AdminClient, group: str, where: Partition, offset: int) -> None:
    wanted = [
        ConsumerGroupTopicPartitions(group, [TopicPartition(where.topic, where.number, offset)])
    ]
    client.alter_consumer_group_offsets(wanted, request_timeout=_REQUEST_S)[group].result()
