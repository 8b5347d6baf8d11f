"""What checks have in common: a day, a connection, and one row of numbers."""

from datetime import date
from pathlib import Path
from typing import Any

import dagster as dg

from orchestration.clickhouse import ClickHouseResource
from orchestration.days import ZONE
from pipelines.city_day import CityDay

_HERE = Path(__file__).parent


def city_day(
    context: dg.AssetCheckExecutionContext,
    clickhouse: ClickHouseResource,
    table: str = "utilization",
) -> CityDay:
    """The day of the run; a check that is run alone judges the last day of the table."""
    if context.has_partition_key:
        return CityDay(date.fromisoformat(context.partition_key), ZONE)
    ((day,),) = ask(clickhouse, context, f"SELECT max(day) FROM derived.{table}", {})
    return CityDay(day, ZONE)


def ask(
    clickhouse: ClickHouseResource,
    context: dg.AssetCheckExecutionContext,
    sql: str,
    parameters: dict[str, Any],
) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    with clickhouse.connect(context.run.run_id) as client:
        return client.rows(sql, parameters)


def statement(name: str) -> str:
    """The text of an SQL file beside the checks."""
    return (_HERE / f"{name}.sql").read_text()


def numbers(
    clickhouse: ClickHouseResource,
    context: dg.AssetCheckExecutionContext,
    sql: str,
    parameters: dict[str, Any],
) -> tuple[Any, ...]:
    """The one row of a query; sums over nothing are 0."""
    (row,) = ask(clickhouse, context, sql, parameters)
    return tuple(0 if each is None else each for each in row)


def ratio(part: float, whole: float) -> float:
    """A share; NaN where there is nothing to share."""
    return part / whole if whole else float("nan")
