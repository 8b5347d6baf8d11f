"""Clients of librdkafka: who they reach, and how."""

from typing import Any

from confluent_kafka import Consumer
from confluent_kafka.admin import AdminClient

from connections.settings import KafkaSettings

_CRITICAL = 2  # as in syslog


def client_config(settings: KafkaSettings) -> dict[str, Any]:
    """What every librdkafka client needs: address and security."""
    config: dict[str, Any] = {
        "bootstrap.servers": settings.bootstrap,
        "security.protocol": settings.security_protocol,
    }
    if settings.sasl_mechanism:
        config["sasl.mechanism"] = settings.sasl_mechanism
        config["sasl.username"] = settings.username
    if settings.password:
        config["sasl.password"] = settings.password.get_secret_value()
    if settings.ca_file:
        config["ssl.ca.location"] = str(settings.ca_file)
    # What goes wrong is raised to the caller; a line of its own every 50 ms tells nobody more.
    return config | {"log_level": _CRITICAL}


def consumer(settings: KafkaSettings, group: str, **more: str | int | bool) -> Consumer:
    """A consumer that commits nothing by itself and starts at the beginning."""
    return Consumer(
        client_config(settings)
        | {"group.id": group, "enable.auto.commit": False, "auto.offset.reset": "earliest"}
        | more
    )


def admin(settings: KafkaSettings) -> AdminClient:
    """An admin client."""
    return AdminClient(client_config(settings))
