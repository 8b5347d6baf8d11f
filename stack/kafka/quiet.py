"""An admin client for asking whether Kafka is there: it does not fill the terminal if not."""

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

from connections.kafka import client_config
from connections.settings import KafkaSettings

_NOTHING = 0


def quiet_admin(settings: KafkaSettings) -> AdminClient:
    """An admin client whose library writes nothing to standard error."""
    return AdminClient(client_config(settings) | {"log_level": _NOTHING})


def answers(settings: KafkaSettings, timeout_s: float = 2) -> bool:
    """Whether a broker tells its metadata."""
    try:
        return bool(quiet_admin(settings).list_topics(timeout=timeout_s).brokers)
    except KafkaException:
        return False
