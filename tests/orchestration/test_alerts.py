"""Verdicts become alerts on a real broker."""

import dagster as dg
import msgspec
import pytest

from connections.clickhouse import ClickHouse
from connections.kafka import consumer
from connections.settings import KafkaSettings
from orchestration.alerts import zombie_alerts
from orchestration.clickhouse import ClickHouseResource
from schemas.events.alert import Alert
from schemas.topic import ALERTS, ALERTS_ACTIVE
from tests import engines
from tests.pipelines.zombie.stories import SILENT, Story, nth, play


def sent(settings: KafkaSettings) -> list[Alert]:
    """All that the topic holds."""
    reader = consumer(settings, "test of alerts")
    reader.subscribe([ALERTS.name])
    try:
        found = reader.consume(2, timeout=30)
    finally:
        reader.close()
    return [msgspec.json.decode(each.value() or b"", type=Alert) for each in found]


def test_a_verdict_is_sent_once_under_one_id(
    client: ClickHouse,
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
    kafka_settings: KafkaSettings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("THREE_NETWORKS_KAFKA_BOOTSTRAP", kafka_settings.bootstrap)
    play(client, {"silent": Story((SILENT,))}, days=11)
    with engines.topics(kafka_settings, (ALERTS, ALERTS_ACTIVE)):
        for number in (9, 10, 10):
            dg.materialize(
                [zombie_alerts],
                partition_key=str(nth(number)),
                instance=instance,
                resources={"clickhouse": clickhouse},
            )
        found = sent(kafka_settings)
    assert [(each.kind, each.connector_id, each.state) for each in found] == [
        ("zombie-pile", "silent", "open"),
        ("zombie-pile", "silent", "open"),
    ]
    assert len({each.event_id for each in found}) == 1
