"""What the views show of a replay, once landing has caught up with what was produced."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from clickhouse_driver.errors import Error as ClickHouseError
from confluent_kafka import Consumer, KafkaException, TopicPartition

from connections.clickhouse import ClickHouse
from connections.kafka import consumer
from connections.settings import Settings

PATIENCE_S = 30  # without any progress of landing
_ROWS = "SELECT count() FROM api.{view} WHERE source = %(source)s"
_ENERGY = "SELECT sum(energy_wh) FROM api.charger_session WHERE source = %(source)s"
_LETTERS = (
    "SELECT reason, count() FROM api.dead_letter WHERE origin_topic = %(source)s GROUP BY reason"
)
_LANDED = "SELECT topic, partition, landed_to FROM api.landing_progress"


@dataclass
class Landed:
    """Rows by event type, dead letters by reason, and why they may not be all; empty if they are.

    `rows` is None where ClickHouse could not be asked.
    """

    rows: dict[str, int] | None = None
    letters: dict[str, int] = field(default_factory=dict)
    energy_wh: int = 0
    why_not: str = ""


def await_landed(
    settings: Settings,
    source: str,
    event_types: Iterable[str],
    topics: Iterable[str],
    progress: Callable[[int, int], None],
) -> Landed:
    """Wait until landing has passed everything produced up to now, then count.

    Waits as long as landing makes progress; gives up PATIENCE_S after it stopped.
    """
    try:
        with ClickHouse(settings.clickhouse, "reader", "replay") as client:
            why_not = _wait(client, _ends(settings, topics), progress)
            return _count(client, source, event_types, why_not)
    except (OSError, EOFError, ClickHouseError, KafkaException) as error:
        return Landed(why_not=f"the views could not be asked ({type(error).__name__})")


def await_caught_up(
    settings: Settings, topics: Iterable[str], progress: Callable[[int, int], None]
) -> str:
    """Wait until landing has passed all that the topics hold now; returns why it has not, or ""."""
    with ClickHouse(settings.clickhouse, "reader", "watch") as client:
        return _wait(client, _ends(settings, topics), progress)


def _wait(
    client: ClickHouse, ends: dict[tuple[str, int], int], progress: Callable[[int, int], None]
) -> str:
    to_land = sum(ends.values())
    best, since = -1, time.monotonic()
    while True:
        landed = {(topic, part): last + 1 for topic, part, last in client.rows(_LANDED)}
        have = sum(min(landed.get(key, 0), end) for key, end in ends.items())
        progress(have, to_land)
        if have >= to_land:
            return ""
        if have > best:
            best, since = have, time.monotonic()
        elif time.monotonic() - since > PATIENCE_S:
            return f"landing stands at {have} of {to_land} records; does a landing worker run?"
        time.sleep(0.2)


def _ends(settings: Settings, topics: Iterable[str]) -> dict[tuple[str, int], int]:
    """The next offset of every partition that holds anything."""
    client: Consumer = consumer(settings.kafka, "replay-watch")
    try:
        found = client.list_topics(timeout=10).topics
        parts = [
            (name, part) for name in topics if name in found for part in found[name].partitions
        ]
        ends = {part: _high(client, *part) for part in parts}
    finally:
        client.close()
    return {part: end for part, end in ends.items() if end}


def _high(client: Consumer, topic: str, partition: int) -> int:
    _, high = client.get_watermark_offsets(TopicPartition(topic, partition), timeout=10)
    return int(high)


def _count(client: ClickHouse, source: str, event_types: Iterable[str], why_not: str) -> Landed:
    of = {"source": source}
    rows = {
        each: int(client.rows(_ROWS.format(view=each.replace(".", "_")), of)[0][0])
        for each in event_types
    }
    letters = {str(reason): int(many) for reason, many in client.rows(_LETTERS, of)}
    return Landed(rows, letters, int(client.rows(_ENERGY, of)[0][0] or 0), why_not)
