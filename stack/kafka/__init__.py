"""Real Apache Kafka, one KRaft node, on a machine that has only Python.

`running_kafka(home)` is the whole of it for a test; the supervisor takes `kafka_service`.
"""

from stack.kafka.broker import KafkaAddress, kafka_service, running_kafka

__all__ = ["KafkaAddress", "kafka_service", "running_kafka"]
