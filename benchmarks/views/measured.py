"""What a query takes: by the clock of who asks, and of the engine's processor."""

import time
from dataclasses import dataclass
from statistics import quantiles

from benchmarks.common.cost import engine
from connections.clickhouse import ClickHouse

# The engine compiles expressions when it meets them for the fourth time, once in its life.
_WARMING = 5


@dataclass(frozen=True)
class Taken:
    """Rows of an answer; milliseconds within which 50 and 99 of 100 came; CPU of one, mean."""

    rows: int
    p50_ms: float
    p99_ms: float
    cpu_ms: float


def taken(client: ClickHouse, sql: str, times: int) -> Taken:
    """Ask a few times to warm up, and then so many times."""
    for _ in range(_WARMING):
        rows = len(client.rows(sql))
    process = engine()
    before = process.cpu_times()
    asked = [_asked_ms(client, sql) for _ in range(times)]
    after = process.cpu_times()
    cpu_s = after.user + after.system - before.user - before.system
    cuts = quantiles(asked, n=100, method="inclusive")
    return Taken(rows, cuts[49], cuts[98], 1000 * cpu_s / times)


def _asked_ms(client: ClickHouse, sql: str) -> float:
    began = time.perf_counter()
    client.rows(sql)
    return 1000 * (time.perf_counter() - began)
