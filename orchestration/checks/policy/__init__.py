"""Checks of the policies' figures: cited, complete, and adding up to what the documents state."""

from collections.abc import Iterator

import dagster as dg

from orchestration.checks.policy.citations import citation_check
from orchestration.checks.policy.rows import rows_check
from orchestration.checks.policy.sums import sum_checks
from orchestration.checks.policy.units import unit_check
from orchestration.policy import policy_tables


def policy_checks() -> Iterator[dg.AssetChecksDefinition]:
    """Every check of every table of policies."""
    for table in policy_tables():
        yield rows_check(table)
        if table.name != "policy_document":
            yield citation_check(table)
    for name in ("policy_target", "policy_baseline"):
        yield unit_check(name)
    yield from sum_checks()
