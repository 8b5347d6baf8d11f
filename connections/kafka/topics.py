"""Topics: made as they are declared, and told apart from others that had their name."""

from uuid import UUID

from confluent_kafka import KafkaError, KafkaException, TopicCollection
from confluent_kafka.admin import AdminClient
from confluent_kafka.cimpl import NewTopic

from connections.kafka.clients import admin
from connections.kafka.errors import TopicMissingError
from connections.settings import Settings
from schemas import Topic

_U64 = 2**64 - 1


def create_topics(settings: Settings, topics: tuple[Topic, ...]) -> list[str]:
    """Create the topics that do not exist; returns their names.

    Raises:
        KafkaException: the broker refused one.
    """
    new = [
        NewTopic(each.name, settings.partitions, settings.replication, config=each.config)
        for each in topics
    ]
    created = []
    client = admin(settings.kafka)  # must outlive its futures
    for name, future in client.create_topics(new, request_timeout=30).items():
        try:
            future.result()
            created.append(name)
        except KafkaException as error:
            if error.args[0].code() != KafkaError.TOPIC_ALREADY_EXISTS:
                raise
    return created


def topic_id(client: AdminClient, topic: str) -> UUID:
    """Kafka's own id of a topic: another one after the topic was deleted and created again.

    Raises:
        TopicMissingError: there is no such topic; names the remedy.
    """
    future = client.describe_topics(TopicCollection([topic]), request_timeout=30)[topic]
    try:
        found = future.result().topic_id
    except KafkaException as error:
        if error.args[0].code() == KafkaError.UNKNOWN_TOPIC_OR_PART:
            raise TopicMissingError(
                f"Kafka has no topic {topic!r}; make it with `three-networks topics create`"
            ) from error
        raise
    high, low = found.get_most_significant_bits(), found.get_least_significant_bits()
    return UUID(int=(high & _U64) << 64 | low & _U64)
