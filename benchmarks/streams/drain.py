"""One worker processes all that lies in Kafka."""

import time
from dataclasses import dataclass, field
from typing import Any

import psutil

from benchmarks.common.children import alive
from benchmarks.common.memory import Memory
from benchmarks.common.report import BenchmarkError, progress
from benchmarks.common.stack import Stack
from benchmarks.common.workers import processing_workers
from benchmarks.streams.standing import ends, records, stored
from stack.process import Process

_POLL_S = 0.1
_SAY_EVERY_S = 5
_STALLED_S = 60


@dataclass
class _Watched:
    """What was seen of a worker: (time, CPU seconds, records stored), whenever more were."""

    seen: list[tuple[float, float, int]] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)

    def note(self, worker: Process, records_stored: int) -> None:
        self.memory.sample([worker])
        if records_stored > (self.seen[-1][2] if self.seen else 0):
            cpu = psutil.Process(worker.pid).cpu_times()
            self.seen.append((time.monotonic(), cpu.user + cpu.system, records_stored))


def drain(stack: Stack) -> dict[str, Any]:
    """Figures of a worker that processes the city, and what it says of it."""
    city, before = sum(ends(stack).values()), records(stack)
    with processing_workers(stack, 1, "drain") as (worker,):
        watched = _watch(stack, worker)
    (begun, cpu_begun, first), *_, (ended, cpu_ended, _) = watched.seen
    drained, seconds, cpu_s = city - first, ended - begun, cpu_ended - cpu_begun
    return {
        "events": city,
        "events_s": round(drained / seconds),
        "cpu_us_an_event": round(cpu_s / drained * 1e6, 2),
        "cores": round(cpu_s / seconds, 2),
        "outputs_an_event": round((records(stack) - before) / city, 4),
        "rss_mb": round(watched.memory.peak_mb),
    }


def _watch(stack: Stack, worker: Process) -> _Watched:
    """Return when all is processed, what the worker itself has said among it.

    Raises:
        BenchmarkError: it ended, or stored nothing for a minute.
    """
    watched, said = _Watched(), time.monotonic()
    with stack.client() as client:
        while True:
            found = stored(client)  # before the ends: outputs are in Kafka before positions move
            watched.note(worker, sum(found.values()))
            goal = ends(stack)
            if all(found.get(partition, 0) >= end for partition, end in goal.items()):
                return watched
            now = time.monotonic()
            if now > said + _SAY_EVERY_S:
                progress(f"  processed {sum(found.values()):,} of {sum(goal.values()):,}")
                said = now
            moved = watched.seen[-1][0] if watched.seen else worker.started
            if now > moved + _STALLED_S or not alive(worker):
                raise BenchmarkError(f"processing stopped at {sum(found.values()):,} records")
            time.sleep(_POLL_S)
