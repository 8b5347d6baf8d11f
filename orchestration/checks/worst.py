"""A check that lists the worst of what is beyond a physical limit."""

from typing import Any

import dagster as dg

from orchestration.checks.asking import ask, city_day
from orchestration.clickhouse import ClickHouseResource

# Meters and clocks are not perfect, and rated power is a nameplate's round number.
TOLERANCE = 1.05
LISTED = 20


def worst(
    context: dg.AssetCheckExecutionContext,
    clickhouse: ClickHouseResource,
    sql: str,
    headings: tuple[str, ...],
    table: str = "utilization",
) -> dg.AssetCheckResult:
    """Passes where the query finds nothing.

    Args:
        sql: at most `listed` rows, the worst first, with how many there are in the last column.
        headings: of the columns before that.
        table: the derived table that is judged.
    """
    day = city_day(context, clickhouse, table)
    parameters = {
        "day": day.date,
        "starts": day.starts,
        "ends": day.ends,
        "tolerance": TOLERANCE,
        "listed": LISTED,
    }
    rows = ask(clickhouse, context, sql, parameters)
    return dg.AssetCheckResult(
        passed=not rows,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={
            "found": rows[0][-1] if rows else 0,
            "tolerance": TOLERANCE,
            "worst": _table(headings, rows),
        },
    )


def _table(headings: tuple[str, ...], rows: list[tuple[Any, ...]]) -> dg.MetadataValue[Any]:
    lines = [headings, ("---",) * len(headings), *(row[:-1] for row in rows)]
    return dg.MetadataValue.md("\n".join(f"| {' | '.join(map(str, line))} |" for line in lines))
