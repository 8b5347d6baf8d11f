"""Verdicts become alerts on a real broker."""

import dagster as dg
import pytest

from connections.clickhouse import ClickHouse
from connections.settings import KafkaSettings
from orchestration.alerts import zombie_alerts
from orchestration.clickhouse import ClickHouseResource
from tests.orchestration.sending import sent_by
from tests.pipelines.zombie.stories import SILENT, Story, nth, play


def test_a_verdict_is_sent_once_under_one_id(
    client: ClickHouse,
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
    kafka_settings: KafkaSettings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("THREE_NETWORKS_KAFKA_BOOTSTRAP", kafka_settings.bootstrap)
    play(client, {"silent": Story((SILENT,))}, days=11)
    days = [str(nth(number)) for number in (9, 10, 10)]
    found = sent_by([zombie_alerts], days, clickhouse, instance, kafka_settings)
    assert [(each.kind, each.connector_id, each.state) for each in found] == [
        ("zombie-pile", "silent", "open"),
        ("zombie-pile", "silent", "open"),
    ]
    assert len({each.event_id for each in found}) == 1
