"""Ten quiet minutes: commits keep up, memory is flat, no partition starves."""

import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil
import pytest
from confluent_kafka import Consumer, TopicPartition

from connections.kafka import consumer
from streams.delivery.records import Partition
from tests.faults.harness.account import account_of
from tests.faults.harness.city import City
from tests.faults.harness.settle import settle, standings

SECONDS = int(os.environ.get("THREE_NETWORKS_STEADY_S", "600"))  # shorter for a trial
RATE = 8000
WORKERS = 2

pytestmark = [pytest.mark.faults, pytest.mark.timeout(SECONDS + 300)]


@dataclass(frozen=True)
class Sample:
    """One look: seconds that partitions lag behind Kafka, records uncommitted, memory in MB."""

    lags_s: list[float]
    uncommitted: int
    memory_mb: list[float]

    @property
    def spread_s(self) -> float:
        """By how much the slowest partition lags behind the fastest."""
        return max(self.lags_s) - min(self.lags_s)


def test_ten_minutes_at_eight_thousand_events_a_second(engines: City) -> None:
    engines.renew(merged=True)
    engines.add_workers(WORKERS)
    load = engines.produce(SECONDS * RATE, rate=RATE)
    time.sleep(10)
    samples = []
    reader = consumer(engines.settings.kafka, "steady")
    while load.alive:
        samples.append(sample(engines, reader))
        time.sleep(1)
    reader.close()
    load.await_end()
    settle(engines)
    assert account_of(engines).flawless
    spreads = sorted(each.spread_s for each in samples)
    uncommitted = sorted(each.uncommitted for each in samples)
    print(f"spread p50 {share(spreads, 0.5):.2f} s, p99 {share(spreads, 0.99):.2f} s;", end=" ")
    print(f"uncommitted p99 {share(uncommitted, 0.99)}; growth {growth_mb(samples):.1f} MB")
    assert share(spreads, 0.99) <= 1
    assert share(uncommitted, 0.99) <= RATE
    assert growth_mb(samples) < 20
    assert max(max(each.memory_mb) for each in samples) <= 400


def sample(city: City, reader: Consumer) -> Sample:
    stands = standings(city)
    ends = {each: end_of(reader, each) for each in stands}
    total = sum(ends.values())
    return Sample(
        lags_s=[
            max(0, ends[each] - found.last - 1) / (RATE * ends[each] / total)
            for each, found in stands.items()
        ],
        uncommitted=sum(max(0, each.last + 1 - each.committed) for each in stands.values()),
        memory_mb=[
            psutil.Process(each.process.pid).memory_info().rss / (1 << 20) for each in city.workers
        ],
    )


def end_of(reader: Consumer, partition: Partition) -> int:
    return int(reader.get_watermark_offsets(TopicPartition(*partition), timeout=10)[1])


def share(values: Sequence[float], quantile: float) -> float:
    position: int = min(len(values) - 1, int(len(values) * quantile))
    return values[position]


def growth_mb(samples: list[Sample]) -> float:
    """Growth of the worker that grew most, from the third quarter of the time to the last."""
    quarter = len(samples) // 4
    series = [[each.memory_mb[worker] for each in samples] for worker in range(WORKERS)]
    return max(
        statistics.median(each[-quarter:]) - statistics.median(each[-2 * quarter : -quarter])
        for each in series
    )
