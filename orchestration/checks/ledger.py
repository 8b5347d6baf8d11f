"""Checks of what stream workers wrote: nothing missing, and nothing old."""

from collections.abc import Iterator
from datetime import UTC, datetime

import dagster as dg

from orchestration.checks.asking import ask, numbers, statement
from orchestration.clickhouse import ClickHouseResource
from orchestration.topics import landing_key, topic_key
from schemas import Contract, Topic, contracts, landed_topics
from schemas.topic import ALERTS, DEAD_LETTERS

# Fewer rows than the ledger counted are there after a merge where an event came twice under two
# offsets; more of that than this share deserves a look, unless it is but a few of a small table.
REDELIVERED_SHARE = 0.01
REDELIVERED_FEW = 3

RECENT_DAYS = 3

_PROGRESS = (
    "SELECT partition, landed_to, newest_event_time FROM api.landing_progress"
    " WHERE topic = %(topic)s ORDER BY partition"
)


def ledger_checks() -> Iterator[dg.AssetChecksDefinition]:
    """For each landing table: no hole, and as many rows as the ledger says; topics are fresh."""
    for contract in contracts():
        yield _without_holes(contract)
        yield _counted(contract)
    for topic in landed_topics():
        if topic not in (ALERTS, DEAD_LETTERS):  # silence is what one hopes for there
            yield _fresh(topic)


def _without_holes(contract: Contract) -> dg.AssetChecksDefinition:
    names = tuple(topic.name for topic in contract.topics)

    @dg.asset_check(
        asset=landing_key(contract.slug),
        name="landed_without_holes",
        description="The landed ranges of its topics follow one another in every partition.",
        blocking=True,
    )
    def check(
        context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
    ) -> dg.AssetCheckResult:
        rows = ask(clickhouse, context, statement("holes"), {"topics": names})
        holes = [f"{topic}/{number}: {first} to {last}" for topic, number, first, last in rows]
        return dg.AssetCheckResult(
            passed=not rows,
            metadata={"holes": len(rows), "partition: offsets": ", ".join(holes[:20])},
        )

    return check


def _counted(contract: Contract) -> dg.AssetChecksDefinition:
    @dg.asset_check(
        asset=landing_key(contract.slug),
        name="rows_match_the_ledger",
        description="The table holds the rows that the ledger says were landed in recent days.",
    )
    def check(
        context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
    ) -> dg.AssetCheckResult:
        parameters = {"type": contract.name, "days": RECENT_DAYS}
        sql = statement("rows_match").replace("{table}", contract.slug)
        ledger, held = numbers(clickhouse, context, sql, parameters)
        redelivered = max(REDELIVERED_FEW, int(ledger * REDELIVERED_SHARE))
        return dg.AssetCheckResult(
            passed=ledger - redelivered <= held <= ledger,
            metadata={
                "rows by the ledger": ledger,
                "rows held": held,
                "difference": held - ledger,
                "rows that may be redelivered": redelivered,
            },
        )

    return check


def _fresh(topic: Topic) -> dg.AssetChecksDefinition:
    @dg.asset_check(
        asset=topic_key(topic.name),
        name="fresh",
        description="Its newest event is young, and it is being landed.",
    )
    def check(
        context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
    ) -> dg.AssetCheckResult:
        rows = ask(clickhouse, context, _PROGRESS, {"topic": topic.name})
        landed = {f"landed to offset, partition {each[0]}": each[1] for each in rows}
        ages = [(datetime.now(UTC) - each[2]).total_seconds() for each in rows]
        return dg.AssetCheckResult(
            passed=bool(ages) and min(ages) <= topic.fresh_within.total_seconds(),
            severity=dg.AssetCheckSeverity.WARN,
            metadata={
                "age of the newest event (s)": min(ages, default=float("nan")),
                "age in the slowest partition (s)": max(ages, default=float("nan")),
                "fresh within (s)": topic.fresh_within.total_seconds(),
                **landed,
            },
        )

    return check
