"""What a worker asks the broker, also while it is down."""

from collections.abc import Callable
from threading import Timer
from typing import Any
from uuid import UUID

import pytest
from confluent_kafka import KafkaError, KafkaException
from confluent_kafka.admin import AdminClient
from structlog.testing import capture_logs

from connections.kafka import EventProducer, create_topics, topic_id
from connections.retries import UnreachableError
from connections.settings import KafkaSettings, Settings
from schemas import Topic
from streams.delivery import kafka
from streams.delivery.kafka import KafkaFacts
from streams.delivery.records import Partition
from tests import engines


@pytest.fixture
def partition(kafka_settings: KafkaSettings) -> Partition:
    """The only partition of a topic with one record."""
    topic = engines.new_topic(kafka_settings)
    producer = EventProducer(kafka_settings)
    producer.send_raw(topic, b"{}", b"key", [])
    producer.flush()
    return Partition(topic, 0)


def after_failing(call: Callable[..., Any], times: int) -> Callable[..., Any]:
    """The same, of a broker that is down for the first few calls."""
    left = [KafkaException(KafkaError(KafkaError._TRANSPORT))] * times

    def flaky(*given: Any, **named: Any) -> Any:
        if left:
            raise left.pop()
        return call(*given, **named)

    return flaky


@pytest.mark.parametrize(
    ("through", "ask", "answer"),
    [
        ("topic_id", lambda facts, where: facts.topic_id(where.topic).version, 4),
        ("consumer", lambda facts, where: facts.first_kept(where), 0),
        ("consumer", lambda facts, where: facts.first_record_from(where, 0), 0),
    ],
    ids=["topic id", "first kept", "first record"],
)
def test_a_broker_that_is_down_is_asked_again(
    kafka_settings: KafkaSettings,
    partition: Partition,
    monkeypatch: pytest.MonkeyPatch,
    through: str,
    ask: Callable[[KafkaFacts, Partition], int],
    answer: int,
) -> None:
    facts = KafkaFacts(kafka_settings, give_up_after_s=20)
    monkeypatch.setattr(kafka, through, after_failing(getattr(kafka, through), times=2))
    with capture_logs() as logs:
        assert ask(facts, partition) == answer
    assert [line["event"] for line in logs] == ["kafka.retry"] * 2


def test_a_topic_that_is_being_made_anew_is_waited_for(kafka_settings: KafkaSettings) -> None:
    facts = KafkaFacts(kafka_settings, give_up_after_s=20)
    settings, anew = Settings(kafka=kafka_settings, partitions=1), Topic("anew", "Of one test.")
    making = Timer(0.5, create_topics, (settings, (anew,)))
    making.start()
    with capture_logs() as logs:
        assert facts.topic_id("anew").version == 4
    making.join()
    assert "no topic 'anew'" in logs[0]["error"]


def test_one_that_is_never_made_is_named_with_the_remedy(kafka_settings: KafkaSettings) -> None:
    with pytest.raises(UnreachableError, match=r"no topic 'nowhere'.*topics create"):
        KafkaFacts(kafka_settings, give_up_after_s=0.2).topic_id("nowhere")


def test_one_that_stays_down_is_given_up(
    kafka_settings: KafkaSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kafka, "topic_id", after_failing(topic_id, times=50))
    with pytest.raises(UnreachableError, match=r"Kafka has refused .*three-networks doctor"):
        KafkaFacts(kafka_settings, give_up_after_s=0.2).topic_id("charger")


def test_after_a_failure_a_new_client_asks(
    kafka_settings: KafkaSettings, partition: Partition, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[AdminClient] = []

    def first_failing(client: AdminClient, topic: str) -> UUID:
        asked.append(client)
        if len(asked) == 1:
            raise KafkaException(KafkaError(KafkaError._TIMED_OUT))
        return topic_id(client, topic)

    monkeypatch.setattr(kafka, "topic_id", first_failing)
    facts = KafkaFacts(kafka_settings, give_up_after_s=20)
    for _ in range(2):
        facts.topic_id(partition.topic)
    first, second, third = asked
    assert first is not second is third
