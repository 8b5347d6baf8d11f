"""Which errors of Kafka may pass by themselves."""

from confluent_kafka import KafkaError, KafkaException

from connections.retries import Engine

# Errors that another try may cure: no connection, time-outs, a leader or coordinator that moves.
TRANSIENT_CODES = frozenset(
    {
        KafkaError._ALL_BROKERS_DOWN,
        KafkaError._RESOLVE,
        KafkaError._TIMED_OUT,
        KafkaError._TRANSPORT,
        KafkaError._WAIT_COORD,
        KafkaError.BROKER_NOT_AVAILABLE,
        KafkaError.COORDINATOR_LOAD_IN_PROGRESS,
        KafkaError.COORDINATOR_NOT_AVAILABLE,
        KafkaError.KAFKA_STORAGE_ERROR,
        KafkaError.LEADER_NOT_AVAILABLE,
        KafkaError.NETWORK_EXCEPTION,
        KafkaError.NOT_CONTROLLER,
        KafkaError.NOT_COORDINATOR,
        KafkaError.NOT_LEADER_FOR_PARTITION,
        KafkaError.OFFSET_NOT_AVAILABLE,
        KafkaError.REPLICA_NOT_AVAILABLE,
        KafkaError.REQUEST_TIMED_OUT,
    }
)


class TopicMissingError(Exception):
    """A topic does not exist, or not at this moment: one that is made anew is gone for a while."""


def is_transient(error: BaseException) -> bool:
    """May the same call succeed later, with nothing changed on our side?"""
    if isinstance(error, TopicMissingError):
        return True
    return isinstance(error, KafkaException) and error.args[0].code() in TRANSIENT_CODES


def _short(error: BaseException) -> str:
    if isinstance(error, TopicMissingError):
        return str(error)
    return f"{type(error).__name__} {error.args[0].name()}"


KAFKA = Engine("Kafka", is_transient, _short)
