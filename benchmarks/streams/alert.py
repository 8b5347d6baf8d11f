"""From the cause to the alert while ordinary events come: `python -m benchmarks.streams.alert` is
the child that sends causes and waits for their alerts."""

import json
import time
from random import Random
from statistics import quantiles
from typing import Any

import msgspec
from confluent_kafka import Consumer, TopicPartition
from cyclopts import run

from benchmarks.common.children import answers, module_run
from benchmarks.common.report import BenchmarkError, progress
from benchmarks.common.stack import PARTITIONS, Stack
from benchmarks.common.workers import await_members, processing_workers
from benchmarks.streams.causes import cause
from connections.kafka import EventProducer, consumer
from connections.settings import KafkaSettings
from schemas.contract import declared
from schemas.events.alert import Alert
from schemas.topic import ALERTS

_PAUSE_S = (0.05, 0.15)  # between two causes, so that they meet groups at any point
_PATIENCE_S = 30
_POLL_S = 0.005
_GROUP = "alert"


def alert(stack: Stack, rate: int, alerts: int, warm_up_s: int) -> dict[str, Any]:
    """Percentiles of the time from a cause to its alert, at a steady rate of ordinary events."""
    seconds = warm_up_s + alerts * sum(_PAUSE_S) / 2 + 1
    with processing_workers(stack, 1, _GROUP) as processes:
        await_members(stack, processes, _GROUP)
        progress(f"{alerts} causes within {seconds:.0f} s, beside {rate:,} events a second")
        now_ms = time.time_ns() // 1_000_000
        ordinary = ("0", str(round(rate * seconds)), "1", str(rate), str(now_ms))
        services = [
            module_run(stack, "produce", "benchmarks.common.produce", *ordinary),
            module_run(stack, "alerts", "benchmarks.streams.alert", str(alerts), str(warm_up_s)),
        ]
        produced, found = answers(stack, services, seconds + 2 * _PATIENCE_S)
    sent = (sum(produced["events"].values()) + produced["bad"]) / produced["seconds"]
    return found | {"rate": round(sent), "alerts": alerts}


def main(alerts: int, warm_up_s: int) -> None:
    """Send causes at their times, whether or not the alerts of those before have come.

    Raises:
        BenchmarkError: an alert did not come.
    """
    settings = KafkaSettings()
    client = _at_the_end(settings)
    time.sleep(warm_up_s)
    waits = _waits(client, EventProducer(settings, linger_ms=0), alerts)
    client.close()
    cuts = quantiles(waits, n=100, method="inclusive")
    p50, p99, worst = round(cuts[49], 3), round(cuts[98], 3), round(max(waits), 3)
    print(json.dumps({"alert_p50_s": p50, "alert_p99_s": p99, "alert_max_s": worst}))


def _waits(client: Consumer, producer: EventProducer, alerts: int) -> list[float]:
    random, number, due = Random(1), 0, time.monotonic()
    sent: dict[str, float] = {}
    waits: list[float] = []
    while len(waits) < alerts:
        now = time.monotonic()
        if number < alerts and now >= due:
            event, awaited = cause(number, time.time_ns() // 1_000_000)
            sent[awaited] = now
            producer.send(declared(type(event)), event)
            producer.hear(0)
            number, due = number + 1, due + random.uniform(*_PAUSE_S)
        if now > due + _PATIENCE_S:
            raise BenchmarkError(f"{len(sent)} of {alerts} alerts did not come, {next(iter(sent))}")
        begun = sent.pop(_heard(client), None)
        if begun is not None:
            waits.append(time.monotonic() - begun)
    return waits


def _at_the_end(settings: KafkaSettings) -> Consumer:
    client = consumer(settings, "alerts-benchmark")
    places = [TopicPartition(ALERTS.name, number) for number in range(PARTITIONS)]
    for each in places:
        each.offset = client.get_watermark_offsets(each, timeout=_PATIENCE_S)[1]
    client.assign(places)
    return client


def _heard(client: Consumer) -> str:
    """The cause of the next alert, empty where none comes soon."""
    message = client.poll(_POLL_S)
    value = None if message is None or message.error() else message.value()
    return msgspec.json.decode(value, type=Alert).cause if value else ""


if __name__ == "__main__":
    run(main)
