"""Checks of `derived.intervals`."""

import dagster as dg

from orchestration.checks.asking import city_day, numbers
from orchestration.checks.partition import lines_and_broken
from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_key

INTERVALS = derived_key("intervals")


@dg.asset_check(asset=INTERVALS, blocking=True)
def partition_the_day(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """The intervals of a connector and axis cover the day without gap or overlap."""
    day = city_day(context, clickhouse)
    lines, broken = lines_and_broken(clickhouse, context, day, "intervals", "axis")
    return dg.AssetCheckResult(
        passed=broken == 0, metadata={"connectors and axes": lines, "broken": broken}
    )


@dg.asset_check(asset=INTERVALS)
def connectors_are_registered(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """Every connector that was heard of is in the register of the day."""
    connectors, strangers, examples = numbers(
        clickhouse,
        context,
        "SELECT uniqExact(connector), uniqExactIf(connector, NOT registered),"
        " arrayStringConcat(arraySlice(arraySort(groupUniqArrayIf(connector, NOT registered)), 1,"
        " 20), ', ') FROM (SELECT registered, concat(operator_id, '/', station_id, '/',"
        " connector_id) AS connector FROM derived.intervals"
        " WHERE day = %(day)s AND axis = 'connectivity')",
        {"day": city_day(context, clickhouse).date},
    )
    return dg.AssetCheckResult(
        passed=strangers == 0,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"connectors": connectors, "not registered": strangers, "first 20": examples},
    )


INTERVAL_CHECKS = [partition_the_day, connectors_are_registered]
