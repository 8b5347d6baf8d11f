"""How far processing has come: the positions that it stored, beside the ends of its topics."""

from collections.abc import Iterable

from confluent_kafka import TopicPartition

from benchmarks.common.stack import PARTITIONS, Stack
from connections.clickhouse import ClickHouse
from connections.kafka import consumer
from schemas import topics
from schemas.landing import OFFSET_BITS
from schemas.state import STATE
from streams.delivery.records import Partition
from streams.processors import TOPICS

_REQUEST_S = 20
_STORED = f"""
SELECT topic, partition, max(bitAnd(version, {2**OFFSET_BITS - 1})) + 1 FROM {STATE.qualified}
WHERE processor = '' AND key = '' GROUP BY topic, partition
"""


def stored(client: ClickHouse) -> dict[Partition, int]:
    """Of each partition that was read, the offset behind the last one that is stored."""
    return {Partition(topic, number): end for topic, number, end in client.rows(_STORED)}


def ends(stack: Stack, names: Iterable[str] = TOPICS) -> dict[Partition, int]:
    """The end of each partition."""
    client = consumer(stack.settings.kafka, "benchmark")
    try:
        return {
            Partition(name, number): client.get_watermark_offsets(
                TopicPartition(name, number), timeout=_REQUEST_S
            )[1]
            for name in names
            for number in range(PARTITIONS)
        }
    finally:
        client.close()


def records(stack: Stack) -> int:
    """All that is in Kafka, whoever sent it."""
    return sum(ends(stack, [each.name for each in topics()]).values())


def reached(client: ClickHouse, wanted: dict[Partition, int]) -> bool:
    """Is everything up to these ends stored?"""
    found = stored(client)
    return all(found.get(partition, 0) >= end for partition, end in wanted.items())
