"""The consumer group: who is in it, and whether its partitions are shared out."""

import time

from confluent_kafka import ConsumerGroupState, KafkaException

from connections.kafka import admin
from connections.settings import Settings

_PATIENCE_S = 60
_POLL_S = 0.2


def await_stable(settings: Settings, count: int) -> None:
    """Return when so many members share the partitions and no rebalance is under way."""
    deadline = time.monotonic() + _PATIENCE_S
    while (found := _standing(settings)) != (ConsumerGroupState.STABLE, count):
        assert time.monotonic() < deadline, f"the group is {found}, not stable with {count}"
        time.sleep(_POLL_S)


def _standing(settings: Settings) -> tuple[ConsumerGroupState | None, int]:
    group = settings.landing.group_id
    client = admin(settings.kafka)
    try:
        found = client.describe_consumer_groups([group], request_timeout=10)[group].result()
    except KafkaException:
        return None, 0
    return found.state, len(found.members)
