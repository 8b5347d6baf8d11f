"""A worker takes over all partitions, with the states of many keys."""

import time
from datetime import datetime
from typing import Any

import msgspec
from confluent_kafka import Producer, TopicPartition

from benchmarks.common.children import alive
from benchmarks.common.report import BenchmarkError
from benchmarks.common.stack import Stack
from benchmarks.common.workers import processing_workers
from benchmarks.streams.standing import ends, reached
from connections.clickhouse import ClickHouse
from connections.kafka import client_config, consumer
from schemas.state import STATE
from stack.process import Process

_POLL_S = 0.02
_WITHIN_S = 120
_GROUP = "restore"
_KEYS = f"SELECT count(), sum(length(state)) FROM {STATE.qualified} FINAL WHERE processor != ''"
_REPEAT = f"""
INSERT INTO {STATE.qualified}
SELECT topic, partition, processor, concat(key, '~', toString(number)) AS key, state, due, version
FROM {STATE.qualified} AS known FINAL CROSS JOIN numbers(%(times)s) AS copies
WHERE processor != '' LIMIT %(more)s
"""


def restore(stack: Stack, keys: int) -> dict[str, Any]:
    """Seconds from a worker's assignment until it has processed a record of each partition."""
    with stack.client() as client:
        size = _fill(client, keys)
        _say_again(stack)
        goal = ends(stack)
        with processing_workers(stack, 1, _GROUP) as (worker,):
            deadline = time.monotonic() + _WITHIN_S
            while not reached(client, goal):
                if time.monotonic() > deadline or not alive(worker):
                    raise BenchmarkError(f"states of {keys} keys were not restored")
                time.sleep(_POLL_S)
            seconds = time.time() - _assigned(worker)
    return {"restore_s": round(seconds, 2), "keys": keys, "state_bytes": size}


def _fill(client: ClickHouse, keys: int) -> int:
    """Repeat states until there are so many; returns their mean size in bytes."""
    (known, _), *_ = client.rows(_KEYS)
    more = {"times": -(-keys // known), "more": max(0, keys - known)}
    client.command(_REPEAT, more)
    (count, size), *_ = client.rows(_KEYS)
    if count < keys:
        raise BenchmarkError(f"there are states of {count} keys, not of {keys}")
    mean: int = round(int(size) / int(count))
    return mean


def _say_again(stack: Stack) -> None:
    """Send the last record of each partition once more: it changes nothing, but is processed."""
    producer = Producer(client_config(stack.settings.kafka))
    client = consumer(stack.settings.kafka, "benchmark")
    for (topic, number), end in ends(stack).items():
        if end:
            client.assign([TopicPartition(topic, number, end - 1)])
            last = client.poll(_WITHIN_S)
            assert last is not None
            value, key, headers = last.value(), last.key(), last.headers()
            producer.produce(topic, value, key, partition=number, headers=headers)
    producer.flush()
    client.close()


def _assigned(worker: Process) -> float:
    """When it was assigned its partitions, by its log; seconds since 1970."""
    lines = worker.service.log.read_text().splitlines()
    entries = (msgspec.json.decode(line) for line in lines if line.startswith("{"))
    found = [each for each in entries if each.get("event") == "partitions.assigned"]
    return datetime.fromisoformat(found[-1]["timestamp"]).timestamp()
