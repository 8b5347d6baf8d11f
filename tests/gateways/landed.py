"""What has arrived in Kafka."""

from confluent_kafka import TopicPartition

from connections.kafka import consumer
from connections.settings import KafkaSettings
from schemas import Topic


def records_in(settings: KafkaSettings, topic: Topic) -> int:
    """How many records a topic has had, in all its partitions."""
    asking = consumer(settings, "counts")
    try:
        found = asking.list_topics(topic.name, timeout=20).topics[topic.name].partitions
        ends = (asking.get_watermark_offsets(TopicPartition(topic.name, each)) for each in found)
        return sum(high for _, high in ends)
    finally:
        asking.close()
