"""Produces events, at once or at a rate: `python -m benchmarks.common.produce`, run as a child.

At a rate, an event's time is the moment at which it is handed to the producer.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator

import msgspec
from cyclopts import run

from benchmarks.common.children import answers, module_run
from benchmarks.common.events import EventMaker
from benchmarks.common.fleet import EVENT_TYPES
from benchmarks.common.stack import Stack
from connections.kafka import EventProducer
from connections.settings import KafkaSettings

PROCESSES = 2
_A_MILLISECOND = 20  # events of the past: fewer than would share a thing and a time
_SLOT_S = 0.005


class Produced(msgspec.Struct):
    """What a run of producers brought: good events by type, bad ones, bytes of values, seconds."""

    events: dict[str, int]
    bad: int
    bytes: int
    seconds: float

    @property
    def total(self) -> int:
        """All records."""
        return sum(self.events.values()) + self.bad


def produce(stack: Stack, events: int, rate: float = 0, processes: int = PROCESSES) -> Produced:
    """Produce events number 0 to `events`, in several processes; returns when all are in Kafka."""
    now_ms = time.time_ns() // 1_000_000
    services = [
        module_run(
            stack,
            f"produce-{first}",
            "benchmarks.common.produce",
            *(str(first), str(events), str(processes), str(rate / processes), str(now_ms)),
        )
        for first in range(processes)
    ]
    parts = [msgspec.convert(each, Produced) for each in answers(stack, services, within_s=1800)]
    return Produced(
        events=sum((Counter(part.events) for part in parts), Counter()),
        bad=sum(part.bad for part in parts),
        bytes=sum(part.bytes for part in parts),
        seconds=max(part.seconds for part in parts),
    )


def main(first: int, events: int, step: int, rate: float, now_ms: int) -> None:
    """Produce every `step`-th event from `first`; a rate of 0 is as fast as it goes.

    All processes are told one `now_ms`: with times of their own, events of two processes could come
    to have one identity.
    """
    maker, producer = EventMaker(), EventProducer(KafkaSettings())
    counts: Counter[str] = Counter()
    bad = size = 0
    started = time.monotonic()
    times = _now(rate) if rate else _history(first, events, step, now_ms)
    for number, time_ms in zip(range(first, events, step), times, strict=False):
        made = maker.make(number, time_ms)
        counts[made.event_type] += not made.bad
        bad += made.bad
        size += len(made.value)
        producer.send_raw(made.topic, made.value, made.key, made.headers)
    producer.flush()
    seconds = time.monotonic() - started
    answer = {"events": counts, "bad": bad, "bytes": size, "seconds": seconds}
    sys.stdout.write(json.dumps(answer) + "\n")


def _history(first: int, events: int, step: int, now_ms: int) -> Iterator[int]:
    """The recent past, so many events a millisecond."""
    begin = now_ms - events // _A_MILLISECOND
    for number in range(first, events, step):
        yield begin + number // _A_MILLISECOND


def _now(rate: float) -> Iterator[int]:
    """The present, handed out no faster than the rate, in slots of a few milliseconds."""
    started, given = time.monotonic(), 0
    while True:
        due = int((time.monotonic() - started) * rate)
        while given < due:
            given += 1
            yield time.time_ns() // 1_000_000
        time.sleep(_SLOT_S)


def per_type(produced: Produced) -> dict[str, int]:
    """Good events of every type, those without any included."""
    return {event_type: produced.events.get(event_type, 0) for event_type in EVENT_TYPES}


if __name__ == "__main__":
    run(main)
