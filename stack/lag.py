"""How far the landing group's committed offsets are behind the ends of the topics."""

import msgspec
from confluent_kafka import Consumer, KafkaException, TopicPartition

from connections.kafka import consumer
from connections.settings import Settings
from schemas import topics

_PATIENCE_S = 3
_SILENT = 0


class Lag(msgspec.Struct, frozen=True):
    """Of one topic, over all partitions."""

    topic: str
    end: int
    behind: int


def landing_lag(settings: Settings) -> list[Lag]:
    """The lag of every topic that exists; none where Kafka does not answer.

    A committed offset is a hint: ClickHouse's ledger, not this, says what has landed.
    """
    client = consumer(settings.kafka, settings.landing.group_id, log_level=_SILENT)
    try:
        found = client.list_topics(timeout=_PATIENCE_S).topics
        return [
            _lag_of(client, topic.name, len(found[topic.name].partitions))
            for topic in topics()
            if topic.name in found
        ]
    except KafkaException:
        return []
    finally:
        client.close()


def _lag_of(client: Consumer, topic: str, partitions: int) -> Lag:
    wanted = [TopicPartition(topic, number) for number in range(partitions)]
    end = behind = 0
    for at in client.committed(wanted, timeout=_PATIENCE_S):
        first, last = client.get_watermark_offsets(at, timeout=_PATIENCE_S)
        end += last
        behind += last - max(at.offset, first)
    return Lag(topic, end, behind)
