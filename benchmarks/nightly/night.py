"""A city's night, landed once and computed by an engine that has just been started."""

from functools import partial

from benchmarks.common.computed import costs_of_day, named
from benchmarks.common.cost import Cost
from benchmarks.common.report import progress, require
from benchmarks.nightly.city import DAY, ZONE, land, register
from connections.clickhouse import ClickHouse

_BEFORE = frozenset({"register", "intervals", "utilization"})
_MEASURED = frozenset(
    {
        *("parking_lots", "parking_bays", "traffic", "visits", "blocking", "surroundings"),
        *("service_cells", "plan", "plan_missing", "siting"),
    }
)

# What a result must come to by the register and the landed rows, whatever way it took.
_RIGHT = {
    "parking_lots": ("sum(statements)", "288 * count() FROM reference.lot"),
    "parking_bays": ("sum(hour_ms)", "86400000 * count() FROM reference.bay"),
    "traffic": ("sum(readings)", "287 * count() FROM reference.road_segment"),
    "visits": (
        "sum(attempts)",
        "uniqExact(operator_id, connector_id, plug_in_time, attempt)"
        " FROM landing.charging_attempt WHERE toDate(begun, 'Asia/Shanghai') = %(day)s",
    ),
    "blocking": (
        "sum(hour_ms)",
        "86400000 * countIf(in_operation) FROM derived.register WHERE day = %(day)s",
    ),
    "surroundings": (
        "count()",
        "24 * uniqExact(operator_id, station_id) FROM derived.register WHERE day = %(day)s",
    ),
    "service_cells": ("sum(demand_points)", "3 * count() FROM reference.lot"),
    "plan": (
        "maxIf(denominator + unknown, measure = 'service-radius' AND place = 'area')",
        "uniqExact(cell) FROM derived.service_cells WHERE day = %(day)s",
    ),
    "siting": (
        "sum(connectors)",
        "countIf(in_operation AND use_class = 'public') FROM derived.register WHERE day = %(day)s",
    ),
}

_VEHICLES_TO_CONNECTORS = 1_000_000 / 240_000


def night_of(connectors: int) -> dict[str, Cost]:
    """What each computation costs.

    Raises:
        BenchmarkError: a result is not what the landed rows make.
    """
    before, measured = (tuple(named(each)) for each in (_BEFORE, _MEASURED))
    return costs_of_day(partial(_fill, connectors=connectors), measured, DAY, ZONE, _check, before)


def _fill(client: ClickHouse, connectors: int) -> None:
    progress(f"landing a night of {connectors:,} connectors")
    register(client, connectors)
    land(client, int(connectors * _VEHICLES_TO_CONNECTORS))


def _check(client: ClickHouse) -> None:
    for name, (sql, right) in _RIGHT.items():
        ((found,),) = client.rows(
            f"SELECT {sql} FROM derived.{name} WHERE day = %(day)s", {"day": DAY}
        )
        ((wanted,),) = client.rows(f"SELECT {right}", {"day": DAY})
        require(found, wanted, f"{sql} of {name}")
