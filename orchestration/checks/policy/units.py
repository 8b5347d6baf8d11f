"""Is every value in a unit that is known?"""

from typing import get_args

import dagster as dg

from orchestration.checks.asking import ask
from orchestration.clickhouse import ClickHouseResource
from orchestration.reference import reference_key
from schemas.reference.policy_words import PolicyUnit

KNOWN = get_args(get_args(PolicyUnit)[0])


def unit_check(table: str) -> dg.AssetChecksDefinition:
    """Look for units that are not of the closed list."""

    @dg.asset_check(
        asset=reference_key(table),
        name="units_are_known",
        description="Every value is in a base unit of the closed list.",
    )
    def check(
        context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
    ) -> dg.AssetCheckResult:
        sql = f"SELECT unit, count() FROM reference.{table} FINAL GROUP BY unit ORDER BY unit"
        found = dict(ask(clickhouse, context, sql, {}))
        return dg.AssetCheckResult(
            passed=set(found) <= set(KNOWN),
            metadata={f"rows in {unit}": rows for unit, rows in found.items()},
        )

    return check
