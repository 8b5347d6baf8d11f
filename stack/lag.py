"""How far the committed offsets of the workers' groups are behind the ends of their topics."""

from collections.abc import Iterable

import msgspec
from confluent_kafka import Consumer, KafkaException, TopicPartition

from connections.kafka import consumer
from connections.settings import Settings
from schemas import landed_topics
from streams.processors import TOPICS

_PATIENCE_S = 3
_SILENT = 0


class Lag(msgspec.Struct, frozen=True):
    """Of a group and one topic, over all partitions."""

    group: str
    topic: str
    end: int
    behind: int


def worker_lags(settings: Settings) -> list[Lag]:
    """The lag of landing and of processing; none where Kafka does not answer.

    A committed offset is a hint: ClickHouse, not this, says what has been stored.
    """
    landed = tuple(each.name for each in landed_topics())
    landing = _group_lag(settings, settings.landing.group_id, landed)
    return landing + processing_lags(settings)


def processing_lags(settings: Settings) -> list[Lag]:
    """The lag of processing, by topic."""
    return _group_lag(settings, settings.processing.group_id, TOPICS)


def _group_lag(settings: Settings, group: str, names: Iterable[str]) -> list[Lag]:
    """The lag of every one of the topics that exists."""
    client = consumer(settings.kafka, group, log_level=_SILENT)
    try:
        found = client.list_topics(timeout=_PATIENCE_S).topics
        return [
            _lag_of(client, group, name, len(found[name].partitions))
            for name in names
            if name in found
        ]
    except KafkaException:
        return []
    finally:
        client.close()


def _lag_of(client: Consumer, group: str, topic: str, partitions: int) -> Lag:
    wanted = [TopicPartition(topic, number) for number in range(partitions)]
    end = behind = 0
    for at in client.committed(wanted, timeout=_PATIENCE_S):
        first, last = client.get_watermark_offsets(at, timeout=_PATIENCE_S)
        end += last
        behind += last - max(at.offset, first)
    return Lag(group, topic, end, behind)
