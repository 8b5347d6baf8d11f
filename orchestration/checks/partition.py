"""What tables of stretches of time must do: partition the day, without gap or overlap."""

import dagster as dg

from orchestration.checks.asking import numbers, statement
from orchestration.clickhouse import ClickHouseResource
from pipelines.city_day import CityDay
from pipelines.columns import CONNECTOR_KEY

_CONNECTOR = tuple(each.name for each in CONNECTOR_KEY)


def lines_and_broken(
    clickhouse: ClickHouseResource,
    context: dg.AssetCheckExecutionContext,
    day: CityDay,
    table: str,
    *more: str,
) -> tuple[int, int]:
    """How many lines of time a derived table has, and how many of them have a gap or an overlap.

    Args:
        table: has `starts`, `ends` and `milliseconds`.
        more: columns besides the connector's key that one line has in common.
    """
    line = ", ".join((*_CONNECTOR, *more))
    sql = statement("partition_the_day").replace("{table}", table).replace("{line}", line)
    parameters = {"day": day.date, "starts": day.starts, "ends": day.ends}
    lines, broken = numbers(clickhouse, context, sql, parameters)
    return lines, broken
