"""What a worker asks Kafka beside its records: topic ids, and what lies in a hole."""

from uuid import UUID

from confluent_kafka import OFFSET_BEGINNING, TopicPartition

from connections.kafka import admin, consumer, topic_id
from connections.settings import KafkaSettings
from streams.delivery.records import Partition


class KafkaFacts:
    """Asks the broker, with clients that are opened when first needed."""

    def __init__(self, settings: KafkaSettings) -> None:
        self._settings = settings
        self._admin = admin(settings)

    def topic_id(self, topic: str) -> UUID:
        """Kafka's id of the topic's present life."""
        return topic_id(self._admin, topic)

    def first_kept(self, partition: Partition) -> int:
        """The first offset that Kafka still has."""
        with_offset = TopicPartition(partition.topic, partition.number, OFFSET_BEGINNING)
        client = consumer(self._settings, "three-networks-facts")
        try:
            low, _ = client.get_watermark_offsets(with_offset, timeout=20)
        finally:
            client.close()
        return int(low)

    def first_record_from(self, partition: Partition, offset: int) -> int:
        """Offset of the first record at or after `offset`: markers and compaction leave gaps."""
        client = consumer(
            self._settings, "three-networks-facts", **{"isolation.level": "read_committed"}
        )
        try:
            client.assign([TopicPartition(partition.topic, partition.number, offset)])
            message = client.poll(20)
        finally:
            client.close()
        if message is None or message.error():
            raise TimeoutError(f"Kafka gave no record of {partition} from offset {offset}")
        return int(message.offset() or 0)
