"""Wrong offsets, as people and retention make them."""

from confluent_kafka import ConsumerGroupTopicPartitions, TopicPartition

from connections.kafka import admin
from schemas.topic import CHARGER
from tests.faults.harness.city import City

_REQUEST_S = 30


def commit(city: City, offsets: dict[int, int]) -> None:
    """Set the group's committed offsets by partition; the group must have no member."""
    group = city.settings.landing.group_id
    asked = [TopicPartition(CHARGER.name, number, offset) for number, offset in offsets.items()]
    client = admin(city.settings.kafka)
    wanted = [ConsumerGroupTopicPartitions(group, asked)]
    done = client.alter_consumer_group_offsets(wanted, request_timeout=_REQUEST_S)[group].result()
    assert not [each for each in done.topic_partitions if each.error]


def drop_records(city: City, partition: int, before: int) -> None:
    """Let Kafka forget a partition's records before an offset, as its retention does."""
    client = admin(city.settings.kafka)
    asked = [TopicPartition(CHARGER.name, partition, before)]
    for future in client.delete_records(asked, request_timeout=_REQUEST_S).values():
        assert future.result().low_watermark == before


def ends(city: City) -> dict[int, int]:
    """By partition, the offset after the last acknowledged record."""
    known = city.acknowledged(epoch=len(city.lives) - 1)
    return {
        number: int(known["offset"][known["partition"] == number].max()) + 1
        for number in range(city.settings.partitions)
    }
