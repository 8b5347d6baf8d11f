"""Check of `derived.availability`."""

import dagster as dg

from orchestration.checks.asking import city_day, numbers, statement
from orchestration.checks.partition import lines_and_broken
from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_key

AVAILABILITY = derived_key("availability")


@dg.asset_check(asset=AVAILABILITY, blocking=True)
def conditions_partition_the_day(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """Every registered connector has one condition at a time, and is up only while in order."""
    day = city_day(context, clickhouse, "availability")
    connectors, broken = lines_and_broken(clickhouse, context, day, "availability")
    registered, up, in_order = numbers(
        clickhouse, context, statement("availability"), {"day": day.date}
    )
    return dg.AssetCheckResult(
        passed=broken == 0 and connectors == registered and up <= in_order,
        metadata={
            "connectors": connectors,
            "in the register": registered,
            "broken": broken,
            "up (s)": up / 1000,
            "said to be in order (s)": in_order / 1000,
        },
    )


AVAILABILITY_CHECKS = [conditions_partition_the_day]
