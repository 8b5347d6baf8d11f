"""Is every row there that ships with the program?"""

import dagster as dg

from orchestration.checks.asking import ask
from orchestration.clickhouse import ClickHouseResource
from orchestration.policy import shipped_rows
from orchestration.reference import reference_key
from schemas.reference_table import ReferenceTable


def rows_check(table: ReferenceTable) -> dg.AssetChecksDefinition:
    """Compare the keys in the table with those of the rows that were to be loaded."""
    key = table.identity

    @dg.asset_check(
        asset=reference_key(table.name),
        name="rows_are_all_there",
        description="Every row that ships with the program is in the table.",
    )
    def check(
        context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
    ) -> dg.AssetCheckResult:
        sql = f"SELECT {', '.join(key)} FROM {table.table.qualified} FINAL"
        held = set(ask(clickhouse, context, sql, {}))
        shipped = [row for rows in shipped_rows(table).values() for row in rows]
        missing = [row for row in shipped if tuple(getattr(row, name) for name in key) not in held]
        return dg.AssetCheckResult(
            passed=not missing,
            metadata={"held": len(held), "shipped": len(shipped), "missing": len(missing)},
        )

    return check
