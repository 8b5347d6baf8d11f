"""What a worker asks Kafka beside its records: topic ids, and what lies in a hole."""

from uuid import UUID

from confluent_kafka import OFFSET_BEGINNING, KafkaError, KafkaException, TopicPartition

from connections.kafka import admin, consumer, topic_id
from connections.kafka.errors import KAFKA
from connections.settings import KafkaSettings
from streams.delivery.records import Partition

_GROUP = "three-networks-facts"
_REQUEST_S = 20


class KafkaFacts:
    """Asks the broker, and asks again while it is down.

    Every method raises `UnreachableError` where it stays down for `give_up_after_s`.
    """

    def __init__(self, settings: KafkaSettings, give_up_after_s: float) -> None:
        self._settings = settings
        self._give_up_after_s = give_up_after_s
        self._admin = admin(settings)

    def topic_id(self, topic: str) -> UUID:
        """Kafka's id of the topic's present life."""
        return KAFKA.retried(lambda: self._topic_id(topic), self._give_up_after_s)

    def first_kept(self, partition: Partition) -> int:
        """The first offset that Kafka still has."""
        return KAFKA.retried(lambda: self._first_kept(partition), self._give_up_after_s)

    def first_record_from(self, partition: Partition, offset: int) -> int:
        """Offset of the first record at or after `offset`: markers and compaction leave gaps."""
        return KAFKA.retried(lambda: self._first_from(partition, offset), self._give_up_after_s)

    def _topic_id(self, topic: str) -> UUID:
        try:
            return topic_id(self._admin, topic)
        except KafkaException:
            # One was seen to wait for a controller for a minute after the broker was back.
            self._admin = admin(self._settings)
            raise

    def _first_kept(self, partition: Partition) -> int:
        with_offset = TopicPartition(partition.topic, partition.number, OFFSET_BEGINNING)
        client = consumer(self._settings, _GROUP)
        try:
            low, _ = client.get_watermark_offsets(with_offset, timeout=_REQUEST_S)
        finally:
            client.close()
        return int(low)

    def _first_from(self, partition: Partition, offset: int) -> int:
        client = consumer(self._settings, _GROUP, **{"isolation.level": "read_committed"})
        try:
            client.assign([TopicPartition(partition.topic, partition.number, offset)])
            message = client.poll(_REQUEST_S)
        finally:
            client.close()
        if message is None:
            raise KafkaException(KafkaError(KafkaError._TIMED_OUT))
        if (error := message.error()) is not None:
            raise KafkaException(error)
        return int(message.offset() or 0)
