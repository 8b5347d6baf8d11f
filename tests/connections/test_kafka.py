"""Producer, topics and their ids at a real broker."""

from collections.abc import Iterator
from random import Random

import msgspec
import pytest
from confluent_kafka import Message
from confluent_kafka.admin import AdminClient, ConfigResource  # type: ignore[attr-defined]
from confluent_kafka.cimpl import NewTopic
from pydantic import SecretStr

from connections.kafka import (
    EventProducer,
    TopicMissingError,
    UndeliveredError,
    admin,
    client_config,
    consumer,
    create_topics,
    topic_id,
)
from connections.settings import KafkaSettings, Settings
from schemas import Topic
from schemas.contract import declared
from schemas.events.charger_meter import ChargerMeter
from schemas.topic import CHARGER, DEAD_LETTERS
from tests import engines
from tests.schemas.examples import METER, on_wire

# From Kafka's own UtilsTest.testMurmur2: what Java's partitioner makes of a key.
JAVA_MURMUR2 = {
    b"21": -973932308,
    b"foobar": -790332482,
    b"a-little-bit-long-string": -985981536,
    b"a-little-bit-longer-string": -1486304829,
    b"lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8": -58897971,
    b"abc": 479470107,
}


@pytest.fixture
def client(kafka_settings: KafkaSettings) -> AdminClient:
    return admin(kafka_settings)


def records(settings: KafkaSettings, topic: str, count: int) -> Iterator[Message]:
    """The first records of a topic."""
    reader = consumer(settings, "test")
    reader.subscribe([topic])
    try:
        for _ in range(count):
            message = reader.poll(20)
            assert message is not None
            assert message.error() is None
            yield message
    finally:
        reader.close()


def test_a_key_goes_to_the_partition_that_java_would_choose(kafka_settings: KafkaSettings) -> None:
    """(murmur2 without its sign) modulo the partitions, as the Java client and aiokafka do."""
    topic = engines.new_topic(kafka_settings, partitions=10)
    producer = EventProducer(kafka_settings)
    for key in JAVA_MURMUR2:
        producer.send_raw(topic, b"{}", key, [])
    producer.flush()
    found = {each.key(): each.partition() for each in records(kafka_settings, topic, 6)}
    assert found == {b"21": 0, b"foobar": 6, b"abc": 7} | {
        key: (value & 0x7FFFFFFF) % 10 for key, value in JAVA_MURMUR2.items()
    }


def test_an_event_arrives_with_key_headers_and_body(kafka_settings: KafkaSettings) -> None:
    contract = declared(ChargerMeter)
    event = msgspec.json.decode(on_wire(METER), type=ChargerMeter)
    with engines.topics(kafka_settings, (CHARGER,)):
        producer = EventProducer(kafka_settings)
        producer.send(contract, event)
        producer.flush()
        (record,) = records(kafka_settings, "charger", 1)
    assert record.key() == b"510000001/S-0042"
    assert record.headers() == [
        ("ce_type", b"charger.meter.v1"),
        ("ce_specversion", b"1.0"),
        ("ce_id", b"e1"),
        ("ce_source", b"hand"),
    ]
    assert msgspec.json.decode(record.value() or b"", type=ChargerMeter) == event


def test_more_records_than_the_producer_holds_arrive_in_their_order(
    kafka_settings: KafkaSettings,
) -> None:
    topic, many = engines.new_topic(kafka_settings, partitions=1), 150_000
    producer = EventProducer(kafka_settings)
    producer.send_all((topic, b"%d" % number, b"key", [("n", b"1")]) for number in range(many))
    producer.flush()
    found = [each.value() for each in records(kafka_settings, topic, many)]
    assert found == [b"%d" % number for number in range(many)]


def test_a_record_that_the_broker_refuses_is_told_by_the_flush_and_once(
    kafka_settings: KafkaSettings, client: AdminClient
) -> None:
    small = NewTopic("small", 1, config={"max.message.bytes": "1000"})
    client.create_topics([small])["small"].result()
    producer = EventProducer(kafka_settings)
    producer.send_raw("small", b"x", b"key", [])
    producer.flush()
    producer.send_raw("small", Random(1).randbytes(4096), b"key", [])
    with pytest.raises(UndeliveredError, match=r"^1 records undelivered: MSG_SIZE_TOO_LARGE$"):
        producer.flush()
    producer.send_raw("small", b"x", b"key", [])
    producer.flush()


def test_a_consumer_commits_nothing_by_itself_and_starts_at_the_beginning(
    kafka_settings: KafkaSettings,
) -> None:
    topic = engines.new_topic(kafka_settings)
    producer = EventProducer(kafka_settings)
    producer.send_raw(topic, b"1", b"key", [])
    producer.flush()
    for _ in range(2):
        assert [each.value() for each in records(kafka_settings, topic, 1)] == [b"1"]


def test_topics_are_created_once(kafka_settings: KafkaSettings) -> None:
    wanted = (Topic("once-a", "A."), Topic("once-b", "B."))
    settings = Settings(kafka=kafka_settings, partitions=3)
    assert create_topics(settings, wanted[:1]) == ["once-a"]
    assert create_topics(settings, wanted) == ["once-b"]
    assert create_topics(settings, wanted) == []
    found = admin(kafka_settings).list_topics(timeout=20).topics
    assert len(found["once-a"].partitions) == 3


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        (CHARGER, ("604800000", "delete", "16777216")),
        (DEAD_LETTERS, ("2592000000", "delete", "16777216")),
        (Topic("latest", "Of each key.", compacted=True), ("604800000", "compact", "16777216")),
    ],
    ids=lambda each: getattr(each, "name", ""),
)
def test_the_broker_has_the_declared_settings(
    kafka_settings: KafkaSettings, topic: Topic, expected: tuple[str, str, str]
) -> None:
    resource = ConfigResource(ConfigResource.Type.TOPIC, topic.name)
    with engines.topics(kafka_settings, (topic,)):
        asker = admin(kafka_settings)
        found = asker.describe_configs([resource])[resource].result()
    names = ("retention.ms", "cleanup.policy", "max.message.bytes")
    assert tuple(found[name].value for name in names) == expected


def test_a_topic_made_anew_has_another_id(
    kafka_settings: KafkaSettings, client: AdminClient
) -> None:
    topic = Topic("anew", "Deleted and created again.")
    with engines.topics(kafka_settings, (topic,)):
        first = topic_id(client, "anew")
        assert topic_id(client, "anew") == first
    with engines.topics(kafka_settings, (topic,)):
        assert topic_id(client, "anew") != first


def test_a_missing_topic_is_told_with_the_remedy(client: AdminClient) -> None:
    with pytest.raises(TopicMissingError) as missing:
        topic_id(client, "nowhere")
    assert str(missing.value) == (
        "Kafka has no topic 'nowhere'; make it with `three-networks topics create`"
    )


def test_security_reaches_the_client() -> None:
    settings = KafkaSettings(
        bootstrap="k1:9093",
        security_protocol="SASL_SSL",
        sasl_mechanism="SCRAM-SHA-512",
        username="landing",
        password=SecretStr("secret"),
        ca_file="/etc/ca.pem",
    )
    assert client_config(settings) == {
        "log_level": 2,
        "bootstrap.servers": "k1:9093",
        "security.protocol": "SASL_SSL",
        "sasl.mechanism": "SCRAM-SHA-512",
        "sasl.username": "landing",
        "sasl.password": "secret",
        "ssl.ca.location": "/etc/ca.pem",
    }


def test_who_sends_on_is_told_of_records_that_kafka_did_not_take() -> None:
    """Else a long run would find out at its end."""
    producer = EventProducer(KafkaSettings(bootstrap="127.0.0.1:9"), patience_s=0.5)
    producer.send_all(("charger", b"{}", b"k", []) for _ in range(3))
    with pytest.raises(UndeliveredError, match=r"^3 records undelivered: _MSG_TIMED_OUT$"):
        keep_sending(producer)


def keep_sending(producer: EventProducer) -> None:
    for _ in range(100):
        producer.hear(0.1)
        producer.send_all([])
