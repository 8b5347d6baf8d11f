"""Does every statement cite a document that is known?"""

import dagster as dg

from orchestration.checks.asking import ask
from orchestration.clickhouse import ClickHouseResource
from orchestration.reference import reference_key
from schemas.reference_table import ReferenceTable


def citation_check(table: ReferenceTable) -> dg.AssetChecksDefinition:
    """Look for documents that are cited but not in `reference.policy_document`."""
    sql = (
        f"SELECT document_id, count() FROM {table.table.qualified} FINAL WHERE document_id NOT IN"
        " (SELECT document_id FROM reference.policy_document FINAL)"
        " OR citation = '' OR section = '' OR quote = ''"
        " GROUP BY document_id ORDER BY document_id"
    )

    @dg.asset_check(
        asset=reference_key(table.name),
        name="cites_a_known_document",
        description="Every row names a known document, with section and quoted words.",
        additional_deps=[reference_key("policy_document")],
    )
    def check(
        context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
    ) -> dg.AssetCheckResult:
        found = ask(clickhouse, context, sql, {})
        return dg.AssetCheckResult(
            passed=not found, metadata={name: f"{rows} rows" for name, rows in found}
        )

    return check
