"""`alerts.active` at a real broker: who reads it from the beginning knows what is not resolved."""

from collections.abc import Iterator

import msgspec
import pytest
from confluent_kafka import TopicPartition

from connections.kafka import consumer
from connections.settings import KafkaSettings
from schemas.events.alert import Alert
from schemas.topic import ALERTS, ALERTS_ACTIVE
from tests import engines
from tests.streams.alerts.said import life_of, send

PARTITIONS = 3


@pytest.fixture
def topics(kafka_settings: KafkaSettings) -> Iterator[None]:
    with engines.topics(kafka_settings, (ALERTS, ALERTS_ACTIVE), PARTITIONS):
        yield


def active(settings: KafkaSettings) -> dict[str, str]:
    """Cause and step of what is active, read from the beginning as any consumer may."""
    found = {}
    reading = consumer(settings, "reads-active")
    try:
        for number in range(PARTITIONS):
            at = TopicPartition(ALERTS_ACTIVE.name, number, 0)
            _, end = reading.get_watermark_offsets(at, timeout=20)
            reading.assign([at])
            for each in [reading.poll(20) for _ in range(end)]:
                assert each is not None
                cause, value = (each.key() or b"").decode(), each.value()
                found[cause] = msgspec.json.decode(value, type=Alert).state if value else "over"
    finally:
        reading.close()
    return {cause: step for cause, step in found.items() if step != "over"}


def test_a_life_is_opened_updated_and_resolved() -> None:
    steps = [each.state for each in life_of("A", resolved=True) if isinstance(each, Alert)]
    assert steps == ["open", "update", "resolved"]


@pytest.mark.usefixtures("topics")
def test_what_is_not_resolved_is_there_with_its_last_step(kafka_settings: KafkaSettings) -> None:
    send(kafka_settings, life_of("A", resolved=True))
    send(kafka_settings, life_of("B", resolved=False))
    send(kafka_settings, life_of("C", resolved=False)[:1])
    assert active(kafka_settings) == {"hot/B": "update", "hot/C": "open"}


@pytest.mark.usefixtures("topics")
def test_outputs_of_a_worker_that_was_killed_before_its_states_were_stored_come_again(
    kafka_settings: KafkaSettings,
) -> None:
    """The next owner makes the same steps of the same events, in the same order."""
    steps = life_of("A", resolved=True) + life_of("B", resolved=False)
    for reached in (2, 4, 5):
        send(kafka_settings, steps[:reached])
    assert active(kafka_settings) == {"hot/B": "update"}
