"""Alerts that assets send to a real broker."""

from collections.abc import Sequence

import dagster as dg
import msgspec

from connections.kafka import consumer
from connections.settings import KafkaSettings
from orchestration.clickhouse import ClickHouseResource
from schemas.events.alert import Alert
from schemas.topic import ALERTS, ALERTS_ACTIVE
from tests import engines


def sent_by(
    assets: Sequence[dg.AssetsDefinition],
    partitions: Sequence[str],
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
    settings: KafkaSettings,
) -> list[Alert]:
    """Materialize the assets, one partition after the other; two records of the topic then."""
    with engines.topics(settings, (ALERTS, ALERTS_ACTIVE)):
        for each in partitions:
            dg.materialize(
                assets,
                partition_key=each,
                instance=instance,
                resources={"clickhouse": clickhouse},
            )
        return _two(settings)


def _two(settings: KafkaSettings) -> list[Alert]:
    reader = consumer(settings, "test of alerts")
    reader.subscribe([ALERTS.name])
    try:
        found = reader.consume(2, timeout=30)
    finally:
        reader.close()
    return [msgspec.json.decode(each.value() or b"", type=Alert) for each in found]
