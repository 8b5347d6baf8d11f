"""Alerts that batch computations send: what the verdicts of a day change."""

from collections import Counter
from datetime import date

import dagster as dg

from connections.kafka import EventProducer
from connections.settings import KafkaSettings
from orchestration.clickhouse import ClickHouseResource
from orchestration.days import DAYS, ZONE
from orchestration.derived import derived_key
from pipelines.city_day import CityDay
from pipelines.zombie.alerts import alerts
from schemas import contract_of
from schemas.events.alert import Alert


@dg.asset(
    key=dg.AssetKey(["alerts", "zombie"]),
    deps=[derived_key("zombie")],
    partitions_def=DAYS,
    group_name="alerts",
    kinds={"kafka"},
    description="Zombie piles 僵尸桩 that were confirmed or cleared, on the topic `alerts`.",
)
def zombie_alerts(
    context: dg.AssetExecutionContext, clickhouse: ClickHouseResource
) -> dg.MaterializeResult[None]:
    """Send them; again sends the same ids."""
    day = CityDay(date.fromisoformat(context.partition_key), ZONE)
    with clickhouse.connect(context.run.run_id) as client:
        found = alerts(client, day)
    return send(clickhouse.settings.kafka, found)


def send(settings: KafkaSettings, found: list[Alert]) -> dg.MaterializeResult[None]:
    """Send steps of alerts and wait until Kafka has them; tells how many of each state."""
    if found:
        producer = EventProducer(settings)
        for each in found:
            producer.send(contract_of("alert"), each)
        producer.flush()
    return dg.MaterializeResult(metadata=dict(Counter(each.state for each in found)))
