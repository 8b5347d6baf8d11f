"""A city's day, landed once and computed by an engine that has just been started."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from benchmarks.common.computed import costs_of_day, named
from benchmarks.common.cost import Cost
from benchmarks.common.report import progress, require
from benchmarks.daily.city import DAY, METER_ROWS, WH_A_ROW, ZONE, land, register
from connections.clickhouse import ClickHouse
from pipelines import Computation

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


def measured() -> Sequence[Computation]:
    """What is measured, in the order in which it is computed."""
    return tuple(named(_MEASURED))


def day_of(connectors: int) -> dict[str, Cost]:
    """What each computation costs.

    Raises:
        BenchmarkError: a result is not what the landed rows make.
    """
    fill, check = (partial(each, connectors=connectors) for each in (_fill, _check))
    return costs_of_day(fill, measured(), DAY, ZONE, check)


def _fill(client: ClickHouse, connectors: int) -> None:
    progress(f"landing a day of {connectors:,} connectors")
    register(client, connectors)
    land(client, connectors)


def _check(client: ClickHouse, connectors: int) -> None:
    for each in measured():
        if each.name in _RIGHT:
            sql, wanted = _RIGHT[each.name]
            ((found,),) = client.rows(
                f"SELECT {sql} FROM {each.table.qualified} WHERE day = %(day)s", {"day": DAY}
            )
            require(found, wanted * connectors, f"{sql} of {each.name}")
