"""Wrong offsets, as people and retention make them."""

import time

from confluent_kafka import ConsumerGroupTopicPartitions, TopicPartition

from connections.kafka import admin
from streams.delivery.ledger import Ledger
from streams.delivery.records import Partition
from streams.delivery.skip import skip
from tests.faults.harness.city import City
from tests.faults.harness.journal import by_track

_REQUEST_S = 30


def commit(city: City, offsets: dict[Partition, int]) -> None:
    """Set the group's committed offsets by partition; the group must have no member.

    The first group of a broker makes it create the topic of offsets, and is refused meanwhile.
    """
    deadline = time.monotonic() + _REQUEST_S
    while refused := _refused(city, offsets):
        assert time.monotonic() < deadline, refused
        time.sleep(0.1)


def _refused(city: City, offsets: dict[Partition, int]) -> list[TopicPartition]:
    group = city.settings.landing.group_id
    asked = [TopicPartition(*each, offset) for each, offset in offsets.items()]
    client = admin(city.settings.kafka)
    wanted = [ConsumerGroupTopicPartitions(group, asked)]
    done = client.alter_consumer_group_offsets(wanted, request_timeout=_REQUEST_S)[group].result()
    return [each for each in done.topic_partitions if each.error]


def drop_records(city: City, partition: Partition, before: int) -> None:
    """Let Kafka forget a partition's records before an offset, as its retention does."""
    client = admin(city.settings.kafka)
    asked = [TopicPartition(*partition, before)]
    for future in client.delete_records(asked, request_timeout=_REQUEST_S).values():
        assert future.result().low_watermark == before


def skipped_by_landing(city: City, partition: Partition, first: int, last: int) -> None:
    """Give a range up, as `three-networks skip` does."""
    skip(city.settings, city.settings.landing, Ledger(()), partition, first, last)


def ends(city: City) -> dict[Partition, int]:
    """By partition, the offset after the last acknowledged record of the topic's present life."""
    return {
        Partition(track.topic, track.number): int(rows["offset"].max()) + 1
        for track, rows in by_track(city.acknowledged())
        if track.epoch == len(city.lives[track.topic]) - 1
    }
