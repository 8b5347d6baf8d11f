"""What a computation costs the engine: time, processor time, and memory, sampled meanwhile."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from threading import Event, Thread

import psutil

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings

_EVERY_S = 0.05
# To ask costs the engine some milliseconds, to look at the process nothing; a query's peak lasts.
_ASKED_EVERY = 5
_MB = 1 << 20


@dataclass
class Cost:
    """Seconds by the wall clock and of the processor; the most that was held, in MB."""

    seconds: float = 0.0
    cpu_s: float = 0.0
    query_mb: float = 0.0
    rss_mb: float = 0.0


def engine() -> psutil.Process:
    """The endpoint that this process has started."""
    (found,) = (
        each
        for each in psutil.Process().children(recursive=True)
        if "stack.clickhouse" in each.cmdline() and not each.children()
    )
    return found


def cost_of(work: Callable[[], object], settings: ClickHouseSettings) -> Cost:
    """Do the work, and say what it cost the endpoint."""
    cost, process = Cost(), engine()
    before, began = process.cpu_times(), time.monotonic()
    with _sampled(cost, process, settings):
        work()
        cost.seconds = time.monotonic() - began
    after = process.cpu_times()
    cost.cpu_s = after.user + after.system - before.user - before.system
    return cost


@contextmanager
def _sampled(cost: Cost, process: psutil.Process, settings: ClickHouseSettings) -> Iterator[None]:
    done = Event()
    thread = Thread(target=_sample, args=(cost, process, settings, done))
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _sample(cost: Cost, process: psutil.Process, settings: ClickHouseSettings, done: Event) -> None:
    with ClickHouse(settings, "ingest", comment="sampled") as client:
        for nth in count():
            if done.wait(_EVERY_S):
                return
            cost.rss_mb = max(cost.rss_mb, process.memory_info().rss / _MB)
            if nth % _ASKED_EVERY == 0:
                ((held,),) = client.rows("SELECT max(peak_memory_usage) FROM system.processes")
                cost.query_mb = max(cost.query_mb, held / _MB)
