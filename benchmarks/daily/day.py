"""A city's day, landed once and computed by an engine that has just been started."""

import tempfile
import time
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from benchmarks.common.folder import data_folder
from benchmarks.common.report import progress, require
from benchmarks.daily.city import DAY, METER_ROWS, WH_A_ROW, ZONE, land, register
from benchmarks.daily.measured import Cost, cost_of
from connections import schema_plan
from connections.clickhouse import ClickHouse
from pipelines import Computation, computations
from stack.declared import planned
from stack.services.clickhouse import running_clickhouse

# Those that read what chargers say; the other networks' tables are empty here.
_MEASURED = frozenset(
    {
        "register",
        "metering",
        "intervals",
        "utilization",
        "availability",
        "zombie_evidence",
        "zombie",
    }
)

_DAY_MS = timedelta(days=1) // timedelta(milliseconds=1)

# What a day of a connector must come to, whatever way the computation took.
_RIGHT = {
    "metering": ("sum(arraySum(import_wh))", (METER_ROWS - 1) * WH_A_ROW),
    "intervals": ("sum(milliseconds)", 3 * _DAY_MS),
    "utilization": ("count()", 24),
    "availability": ("sum(milliseconds)", _DAY_MS),
    "zombie": ("count()", 1),
}
_MERGES_WITHIN_S = 120


def measured() -> Sequence[Computation]:
    """What is measured, in the order in which it is computed."""
    return [each for each in computations() if each.name in _MEASURED]


def day_of(connectors: int) -> dict[str, Cost]:
    """What each computation costs.

    Raises:
        BenchmarkError: a result is not what the landed rows make.
    """
    with tempfile.TemporaryDirectory(
        prefix="three-networks-", dir=data_folder(), ignore_cleanup_errors=True
    ) as name:
        root = Path(name)
        with running_clickhouse(root) as settings, ClickHouse(settings, "ingest") as client:
            schema_plan.apply(client, planned(client))
            _fill(client, connectors)
        with running_clickhouse(root) as settings, ClickHouse(settings, "dagster") as client:
            costs = {
                each.name: cost_of(partial(each.compute, client, DAY, ZONE), settings)
                for each in measured()
            }
            _check(client, connectors)
    return costs


def _fill(client: ClickHouse, connectors: int) -> None:
    progress(f"landing a day of {connectors:,} connectors")
    register(client, connectors)
    land(client, connectors)
    _let_merge(client)


def _let_merge(client: ClickHouse) -> None:
    """Wait until the parts are as few as the engine makes them by itself."""
    until = time.monotonic() + _MERGES_WITHIN_S
    while client.rows("SELECT count() FROM system.merges") != [(0,)] and time.monotonic() < until:
        time.sleep(1)


def _check(client: ClickHouse, connectors: int) -> None:
    for each in measured():
        if each.name in _RIGHT:
            sql, wanted = _RIGHT[each.name]
            ((found,),) = client.rows(
                f"SELECT {sql} FROM {each.table.qualified} WHERE day = %(day)s", {"day": DAY}
            )
            require(found, wanted * connectors, f"{sql} of {each.name}")
