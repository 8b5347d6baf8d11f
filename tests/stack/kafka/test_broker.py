"""A real broker."""

import os
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from confluent_kafka import Consumer, KafkaException, Producer
from confluent_kafka.admin import AdminClient
from confluent_kafka.cimpl import NewTopic

from stack.kafka import KafkaAddress, running_kafka
from stack.leftovers import leftovers

TEN_MEGABYTES = os.urandom(10_000_000)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kafka")


@pytest.fixture(scope="module")
def earlier(home: Path) -> KafkaAddress:
    """A broker that ran on the same folder before, and left a topic there."""
    with running_kafka(home) as address:
        client = AdminClient({"bootstrap.servers": address.bootstrap, "log_level": 0})
        client.create_topics([NewTopic("large", 1)])["large"].result()
    assert not list(leftovers(str(home)))
    return address


@pytest.fixture(scope="module")
def kafka(home: Path, earlier: KafkaAddress) -> Iterator[KafkaAddress]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")
        patch.delenv("JAVA_HOME", raising=False)
        with running_kafka(home) as address:
            yield address


def test_java_on_the_path_is_not_needed(kafka: KafkaAddress) -> None:
    assert psutil.Process(kafka.pid).name() == "java"


def test_data_outlives_the_broker_and_the_port(earlier: KafkaAddress, kafka: KafkaAddress) -> None:
    client = AdminClient({"bootstrap.servers": kafka.bootstrap})
    assert "large" in client.list_topics(timeout=5).topics
    assert kafka.port != earlier.port


def test_a_record_of_ten_megabytes_passes(kafka: KafkaAddress) -> None:
    producer = Producer({"bootstrap.servers": kafka.bootstrap, "message.max.bytes": 16 << 20})
    producer.produce("large", TEN_MEGABYTES)
    assert producer.flush(20) == 0
    consumer = Consumer(
        {"bootstrap.servers": kafka.bootstrap, "group.id": "it", "auto.offset.reset": "earliest"}
    )
    consumer.subscribe(["large"])
    message = consumer.poll(20)
    consumer.close()
    assert message is not None
    assert message.value() == TEN_MEGABYTES


def test_a_misspelt_topic_is_not_created(kafka: KafkaAddress) -> None:
    client = AdminClient({"bootstrap.servers": kafka.bootstrap})
    client.list_topics("largee", timeout=5)
    assert "largee" not in client.list_topics(timeout=5).topics
    with pytest.raises(KafkaException):
        client.create_topics([NewTopic("large", 1)])["large"].result()


def test_it_logs_to_its_file_without_hundreds_of_settings(kafka: KafkaAddress, home: Path) -> None:
    log = (home / "log" / "kafka.log").read_text()
    assert "Kafka Server started" in log
    assert "advertised.listeners =" not in log
