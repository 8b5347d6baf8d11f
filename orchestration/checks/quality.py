"""Checks of data quality: one a concern, with the operators that are beyond its limits."""

from collections.abc import Iterator

import dagster as dg

from orchestration.checks.worst import worst
from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_key
from pipelines.quality.issues import CONCERNS, ISSUES

_HEADINGS = ("operator", "event type", "issue", "found", "looked at", "at most (‰)")


def quality_checks() -> Iterator[dg.AssetChecksDefinition]:
    """For each concern whose issues have limits."""
    for concern in CONCERNS:
        yield _check(concern)


def _check(concern: str) -> dg.AssetChecksDefinition:
    limits = {
        each.name: each.most_permille
        for each in ISSUES
        if each.concern == concern and each.most_permille is not None
    }

    @dg.asset_check(
        asset=derived_key("quality"),
        name=f"{concern}_are_within_limits",
        description=f"No operator has more of these than is borne: {', '.join(limits)}.",
    )
    def check(
        context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
    ) -> dg.AssetCheckResult:
        return worst(context, clickhouse, _beyond(limits), _HEADINGS, "quality")

    return check


def _beyond(limits: dict[str, int]) -> str:
    return f"""
        SELECT operator_id, event_type, issue, found, looked_at,
            transform(issue, {list(limits)}, {list(limits.values())}, 0) AS most_permille,
            count() OVER () AS beyond
        FROM derived.quality
        WHERE day = %(day)s AND issue IN {list(limits)}
          AND found * 1000 > looked_at * most_permille
        ORDER BY found / looked_at DESC, operator_id, event_type, issue
        LIMIT %(listed)s"""
