"""The consumer group: who is in it, and whether its partitions are shared out."""

import time

from confluent_kafka import ConsumerGroupState, KafkaException

from connections.kafka import admin
from connections.settings import Settings
from stack.services.workers import WorkerKind

_PATIENCE_S = 60
_POLL_S = 0.2


def await_stable(settings: Settings, kind: WorkerKind, count: int) -> None:
    """Return when so many workers of a kind share the partitions and no rebalance is under way."""
    deadline = time.monotonic() + _PATIENCE_S
    group = getattr(settings, kind.name).group_id
    while (found := _standing(settings, group)) != (ConsumerGroupState.STABLE, count):
        assert time.monotonic() < deadline, f"the group is {found}, not stable with {count}"
        time.sleep(_POLL_S)


def _standing(settings: Settings, group: str) -> tuple[ConsumerGroupState | None, int]:
    client = admin(settings.kafka)
    try:
        found = client.describe_consumer_groups([group], request_timeout=10)[group].result()
    except KafkaException:
        return None, 0
    return found.state, len(found.members)
