"""A webhook and its receiver: whatever fails, every alert is received, in order by cause."""

import signal
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from confluent_kafka import TopicPartition

from connections.kafka import consumer
from connections.kafka.errors import KAFKA
from connections.settings import KafkaSettings
from gateways.webhook.signature import key_of, signed
from schemas.events.dead_letter import DeadLetter
from schemas.topic import ALERTS, ALERTS_ACTIVE, DEAD_LETTERS
from tests import engines
from tests.gateways.tcec102.running import events_in
from tests.gateways.webhook.receiving import Answer, Receiver
from tests.gateways.webhook.running import SECRET, send_steps, webhook

PATIENCE_S = 60


@pytest.fixture(autouse=True)
def topics(kafka_settings: KafkaSettings) -> Iterator[None]:
    with (
        engines.topics(kafka_settings, (ALERTS, ALERTS_ACTIVE), partitions=3),
        engines.topics(kafka_settings, (DEAD_LETTERS,)),
    ):
        yield


def wait_until(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not reached():
        assert time.monotonic() < end
        time.sleep(0.02)


def committed(settings: KafkaSettings, group: str) -> int:
    """How many records a group has put behind it."""
    asking = consumer(settings, group)
    try:
        places = [TopicPartition(ALERTS.name, number) for number in range(3)]
        known = KAFKA.retried(lambda: asking.committed(places, timeout=20), PATIENCE_S)
        return sum(max(0, each.offset) for each in known)
    finally:
        asking.close()


def ids(receiver: Receiver) -> list[str]:
    return [each["id"] for each in receiver.received]


def first_times_in_order(receiver: Receiver) -> bool:
    """Do the steps of each cause come in order, but for those that come again?"""
    newest: dict[str, int] = defaultdict(lambda: -1)
    for each in dict.fromkeys(ids(receiver)):
        cause, step = each.split("-")
        if int(step) < newest[cause]:
            return False
        newest[cause] = int(step)
    return True


def test_alerts_come_once_signed_and_in_order(
    kafka_settings: KafkaSettings, tmp_path: Path
) -> None:
    receiver = Receiver()
    with receiver.listening(), webhook(tmp_path, kafka_settings, receiver) as process:
        sent = send_steps(kafka_settings, causes=6, steps=5)
        wait_until(lambda: len(receiver.received) >= len(sent))
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_S) == 0
        with webhook(tmp_path, kafka_settings, receiver):
            sent += send_steps(kafka_settings, causes=1, steps=1)
            wait_until(lambda: len(receiver.received) >= len(sent))
    assert sorted(ids(receiver)) == sorted(sent)
    assert first_times_in_order(receiver)
    headers, body = receiver.posts[0]
    assert headers["content-type"] == "application/cloudevents+json; charset=utf-8"
    given = {name: headers[name] for name in headers if name.startswith("webhook-")}
    message, moment = given["webhook-id"], int(given["webhook-timestamp"])
    assert given == signed(key_of(SECRET), message, moment, body)
    assert abs(time.time() - moment) < PATIENCE_S


def test_what_fails_is_tried_again_before_the_next_of_its_cause(
    kafka_settings: KafkaSettings, tmp_path: Path
) -> None:
    tries: dict[str, int] = defaultdict(int)

    def twice_not(event: dict[str, Any]) -> Answer:
        tries[event["id"]] += 1
        return (503, {}) if tries[event["id"]] <= 2 else (200, {})

    receiver = Receiver(twice_not)
    with receiver.listening(), webhook(tmp_path, kafka_settings, receiver):
        sent = send_steps(kafka_settings, causes=3, steps=2)
        wait_until(lambda: len(receiver.received) >= len(sent))
    assert dict(tries) == dict.fromkeys(sent, 3)
    assert first_times_in_order(receiver)


def test_a_receiver_that_asks_for_time_has_it(
    kafka_settings: KafkaSettings, tmp_path: Path
) -> None:
    moments: list[float] = []

    def busy_at_first(_: dict[str, Any]) -> Answer:
        moments.append(time.monotonic())
        return (429, {"Retry-After": "2"}) if len(moments) == 1 else (200, {})

    receiver = Receiver(busy_at_first)
    with receiver.listening(), webhook(tmp_path, kafka_settings, receiver):
        send_steps(kafka_settings, causes=1, steps=1)
        wait_until(lambda: len(receiver.received) == 1)
    assert moments[1] - moments[0] >= 2


def test_a_receiver_that_is_down_for_a_while_misses_nothing(
    kafka_settings: KafkaSettings, tmp_path: Path
) -> None:
    receiver = Receiver()
    with receiver.listening():
        pass
    with webhook(tmp_path, kafka_settings, receiver):
        sent = send_steps(kafka_settings, causes=4, steps=5)
        log = tmp_path / "webhook.log"
        wait_until(lambda: "receiver.away" in log.read_text())
        with receiver.listening():
            wait_until(lambda: len(receiver.received) >= len(sent))
    assert sorted(ids(receiver)) == sorted(sent)
    assert first_times_in_order(receiver)
    assert log.read_text().count("receiver.away") == 1


def test_who_is_killed_in_the_midst_goes_on_where_the_receiver_was(
    kafka_settings: KafkaSettings, tmp_path: Path
) -> None:
    def slowly(_: dict[str, Any]) -> Answer:
        time.sleep(0.02)
        return 200, {}

    receiver = Receiver(slowly)
    sent = send_steps(kafka_settings, causes=10, steps=60)
    with receiver.listening():
        with webhook(tmp_path, kafka_settings, receiver) as process:
            wait_until(lambda: committed(kafka_settings, tmp_path.name) > 0)
            process.kill()
        assert len(receiver.received) < len(sent)
        with webhook(tmp_path, kafka_settings, receiver):
            wait_until(lambda: set(ids(receiver)) >= {*sent})
    assert set(ids(receiver)) == {*sent}
    assert len(receiver.received) < 2 * len(sent)
    assert first_times_in_order(receiver)


def test_what_the_receiver_refuses_is_a_dead_letter_and_the_next_goes_on(
    kafka_settings: KafkaSettings, tmp_path: Path
) -> None:
    def not_the_first(event: dict[str, Any]) -> Answer:
        return (422, {}) if event["id"] == "0-0" else (200, {})

    receiver = Receiver(not_the_first)
    with receiver.listening(), webhook(tmp_path, kafka_settings, receiver) as process:
        send_steps(kafka_settings, causes=1, steps=2)
        wait_until(lambda: ids(receiver) == ["0-1"])
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_S) == 0
    (letter,) = events_in(kafka_settings, DEAD_LETTERS)
    assert isinstance(letter, DeadLetter)
    told = msgspec.structs.asdict(letter)
    assert {name: told[name] for name in ("source", "reason", "contract", "detail")} == {
        "source": "gateway:webhook",
        "reason": "refused-by-receiver",
        "contract": "alert.v1",
        "detail": "HTTP 422",
    }
    assert (letter.origin_topic, letter.origin_offset) == ("alerts", 0)
    assert letter.operator_id == "510000001"
