"""A landed day, computed by an engine that has just been started; and a city beside its half."""

import os
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.common.cost import Cost, cost_of
from benchmarks.common.folder import data_folder
from benchmarks.common.report import table
from connections import schema_plan
from connections.clickhouse import ClickHouse
from pipelines import Computation, computations
from stack.declared import planned
from stack.services.clickhouse import running_clickhouse

_MERGES_WITHIN_S = 120
# A statement computes a day of a city, as of Dagster's runs.
_PATIENCE_S = 900


def costs_of_day(
    fill: Callable[[ClickHouse], None],
    measured: Sequence[Computation],
    day: date,
    zone: ZoneInfo,
    check: Callable[[ClickHouse], None],
    before: Sequence[Computation] = (),
) -> dict[str, Cost]:
    """What each computation costs.

    Args:
        fill: makes the register and the landing rows.
        before: what the measured ones rest on, computed first.

    Raises:
        BenchmarkError: `check` found a result that is not what the landed rows make.
    """
    with tempfile.TemporaryDirectory(
        prefix="three-networks-", dir=data_folder(), ignore_cleanup_errors=True
    ) as name:
        root = Path(name)
        with running_clickhouse(root) as found:
            settings = found.model_copy(update={"send_receive_timeout_s": _PATIENCE_S})
            with ClickHouse(settings, "ingest") as client:
                schema_plan.apply(client, planned(client))
                fill(client)
                _let_merge(client)
        with running_clickhouse(root) as found:
            settings = found.model_copy(update={"send_receive_timeout_s": _PATIENCE_S})
            with ClickHouse(settings, "dagster") as client:
                for each in before:
                    each.compute(client, day, zone)
                costs = {
                    each.name: cost_of(partial(each.compute, client, day, zone), settings)
                    for each in measured
                }
                check(client)
    return costs


def named(names: Collection[str]) -> Iterator[Computation]:
    """Computations in the order in which they rest on one another."""
    return (each for each in computations() if each.name in names)


def show(whole: Mapping[str, Cost], half: Mapping[str, Cost]) -> None:
    """What a city costs, and how much more than half of it."""
    rows = [
        [name, *(f"{value:.1f}" for value in _four(cost)), f"{growth(cost, half[name]):.2f}"]
        for name, cost in whole.items()
    ]
    table(["computation", "s", "CPU s", "query MB", "rss MB", "growth"], rows)


def growth(whole: Cost, half: Cost) -> float:
    """Processor time over that of half of the city."""
    return whole.cpu_s / half.cpu_s


def load() -> float:
    """Of this machine, over the last minute."""
    return round(os.getloadavg()[0], 1)


def _let_merge(client: ClickHouse) -> None:
    """Wait until the parts are as few as the engine makes them by itself."""
    until = time.monotonic() + _MERGES_WITHIN_S
    while client.rows("SELECT count() FROM system.merges") != [(0,)] and time.monotonic() < until:
        time.sleep(1)


def _four(cost: Cost) -> tuple[float, float, float, float]:
    return cost.seconds, cost.cpu_s, cost.query_mb, cost.rss_mb
