"""What a forecast warns of becomes an alert on a real broker."""

import dagster as dg
import pytest

from connections.clickhouse import ClickHouse
from connections.settings import KafkaSettings
from orchestration.clickhouse import ClickHouseResource
from orchestration.forecasts.early_warning import early_warning, early_warning_alerts
from schemas.reference.feeder import Feeder
from tests.orchestration.sending import sent_by
from tests.pipelines.given import refer
from tests.pipelines.test_early_warning import foretell


def test_a_warning_is_landed_and_sent_once_under_one_id(
    client: ClickHouse,
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
    kafka_settings: KafkaSettings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("THREE_NETWORKS_KAFKA_BOOTSTRAP", kafka_settings.bootstrap)
    refer(client, Feeder(feeder_id="F1", district_code="500101", capacity_w=1_000_000))
    foretell(client, "12:05", "F1", {"18:00": [800, 950, 1060, 1100, 1200]})
    hours = ["2026-03-10-11:00"] * 2
    assets = [early_warning, early_warning_alerts]
    found = sent_by(assets, hours, clickhouse, instance, kafka_settings)
    assert [(each.kind, each.feeder_id, each.state) for each in found] == [
        ("capacity-forecast", "F1", "open"),
        ("capacity-forecast", "F1", "open"),
    ]
    assert len({each.event_id for each in found}) == 1
