"""Do tables and parts add up to what the documents state?"""

from collections.abc import Iterator

import dagster as dg

from orchestration.checks.asking import ask, statement
from orchestration.clickhouse import ClickHouseResource
from orchestration.reference import reference_key


def sum_checks() -> Iterator[dg.AssetChecksDefinition]:
    """Parts against the whole that a sentence states, tables against the text beside them."""
    parts = statement("policy/figures_add_up")
    for table, name in (("policy_target", "target_id"), ("policy_baseline", "baseline_id")):
        yield _check(table, "parts_make_up_the_whole", parts.format(table=table, name=name))
    for table in ("policy_station_plan", "policy_station"):
        yield _check(
            table, "sums_are_the_stated_ones", statement(f"policy/{table}"), beside="policy_target"
        )


def _check(table: str, name: str, sql: str, beside: str = "") -> dg.AssetChecksDefinition:
    @dg.asset_check(
        asset=reference_key(table),
        name=name,
        description="What the document states as a sum is the sum.",
        additional_deps=[reference_key(beside)] if beside else [],
    )
    def check(
        context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
    ) -> dg.AssetCheckResult:
        rows = ask(clickhouse, context, sql, {})
        return dg.AssetCheckResult(
            passed=bool(rows) and all(stated == found for _, stated, found in rows),
            metadata={each: f"{stated:g} stated, {found:g} found" for each, stated, found in rows},
        )

    return check
