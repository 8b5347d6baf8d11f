"""Kafka's producer, consumer and admin, with the choices that must be the same everywhere."""

from connections.kafka.clients import admin, client_config, consumer
from connections.kafka.errors import TopicMissingError
from connections.kafka.producer import EventProducer, RawHeaders, RawRecord, UndeliveredError
from connections.kafka.topics import create_topics, topic_id

__all__ = [
    "EventProducer",
    "RawHeaders",
    "RawRecord",
    "TopicMissingError",
    "UndeliveredError",
    "admin",
    "client_config",
    "consumer",
    "create_topics",
    "topic_id",
]
