"""Alerts as processors say them, on their way to a real broker."""

from connections.kafka import EventProducer
from connections.settings import KafkaSettings
from schemas import Event
from schemas.contract import declared
from schemas.events.alert import Alert
from streams.alerts.life import Kind, Life, alerted
from tests.schemas.examples import T

HOT = Kind("hot", "warning", quiet_ms=0, repeats_ms=3_600_000)


def life_of(cause: str, resolved: bool) -> list[Event]:
    """Opened, said again after an hour and, if it is resolved, that."""
    life, said = Life(), list[Event]()
    for minute, holds in [(0, True), (60, True), (70, not resolved)]:
        at_ms = T + minute * 60_000
        life.observe(holds, at_ms)
        if life.due(HOT) <= at_ms:
            said += alerted(life, HOT, "test", at_ms, cause, operator_id="O")
    return said


def send(settings: KafkaSettings, alerts: list[Event]) -> None:
    """Return when Kafka has them."""
    producer = EventProducer(settings, linger_ms=0)
    for each in alerts:
        producer.send(declared(Alert), each)
    producer.flush()
