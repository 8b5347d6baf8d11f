"""A gateway without Kafka says so, and why, once."""

import asyncio
import logging

import pytest
from structlog.testing import capture_logs

from connections.kafka import UndeliveredError
from connections.settings import KafkaSettings
from gateways.kafka_news import KafkaNews
from gateways.outlet import KafkaOutlet
from tests.gateways.test_outlet import events


def test_going_and_coming_back_are_a_line_each() -> None:
    news = KafkaNews()
    with capture_logs() as logs:
        for failure in ("", "no answer", "no answer", "", ""):
            news.told(failure)
    assert [each["event"] for each in logs] == ["kafka.undelivered", "kafka.back"]
    assert logs[0]["why"] == "no answer"


def test_librdkafka_says_once_why_kafka_is_away(caplog: pytest.LogCaptureFixture) -> None:
    async def for_a_while() -> None:
        async with KafkaOutlet(KafkaSettings(bootstrap="127.0.0.1:9"), patience_s=1.5) as outlet:
            with pytest.raises(UndeliveredError):
                await outlet.send(events("a", 1))

    with caplog.at_level(logging.WARNING, "librdkafka"):
        asyncio.run(for_a_while())
    said = [each.getMessage() for each in caplog.records if each.name == "librdkafka"]
    refused = [each for each in said if "Connection refused" in each]
    assert len(refused) == 1
    assert len(said) <= 3
