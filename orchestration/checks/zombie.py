"""Checks of `derived.zombie`."""

import dagster as dg

from orchestration.checks.asking import ask, city_day, numbers, ratio
from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_key
from pipelines.zombie.rules import CURRENT

ZOMBIE = derived_key("zombie")
ZOMBIE_OPERATORS = derived_key("zombie_operators")

# So many at once are rather a fault of ours, or of a feed: an assumption.
_MOST_A_DAY = 0.01

_JUDGED = """
    SELECT
        (SELECT count() FROM derived.register WHERE day = %(day)s AND in_operation),
        (SELECT count() FROM derived.zombie WHERE day = %(day)s)"""

_CONFIRMED = """
    SELECT count(), countIf(stage = 'confirmed'), countIf(stage = 'suspected'),
        countIf(stage = 'cleared'), countIf(confirmed_on = day AND decision = ''),
        round(avgIf(1 - posterior, confirmed_on = day AND decision = ''), 4)
    FROM derived.zombie WHERE day = %(day)s"""

_OPERATORS = """
    SELECT count(), countIf(finding = 'silent-feed'), countIf(finding = 'dead-operator')
    FROM derived.zombie_operators WHERE day = %(day)s"""

_BEFORE = "SELECT max(day) FROM derived.zombie WHERE day < %(day)s HAVING count() > 0"


@dg.asset_check(asset=ZOMBIE, blocking=True)
def all_in_operation_are_judged(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """There is a verdict on each connector that is in operation by the register of the day."""
    day = city_day(context, clickhouse, "zombie")
    operating, judged = numbers(clickhouse, context, _JUDGED, {"day": day.date})
    return dg.AssetCheckResult(
        passed=operating == judged, metadata={"in operation": operating, "judged": judged}
    )


@dg.asset_check(asset=ZOMBIE)
def verdicts_are_few(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """No more are confirmed by the rules on one day than become zombie piles by themselves."""
    day = city_day(context, clickhouse, "zombie")
    judged, confirmed, suspected, cleared, new, wrong = numbers(
        clickhouse, context, _CONFIRMED, {"day": day.date}
    )
    return dg.AssetCheckResult(
        passed=new <= max(1, _MOST_A_DAY * judged),
        severity=dg.AssetCheckSeverity.WARN,
        metadata={
            "connectors": judged,
            "confirmed": confirmed,
            "share confirmed": ratio(confirmed, judged),
            "suspected": suspected,
            "cleared today": cleared,
            "confirmed today": new,
            "of these wrong, expected": wrong if new else 0.0,
            "version of the rules": CURRENT.version,
        },
    )


@dg.asset_check(asset=ZOMBIE)
def the_day_before_is_known(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """What is known of a connector comes from the day before, not from longer ago."""
    day = city_day(context, clickhouse, "zombie")
    rows = ask(clickhouse, context, _BEFORE, {"day": day.date})
    gap = (day.date - rows[0][0]).days if rows else 1  # the first day of all has none
    return dg.AssetCheckResult(
        passed=gap == 1, severity=dg.AssetCheckSeverity.WARN, metadata={"days since": gap}
    )


@dg.asset_check(asset=ZOMBIE_OPERATORS)
def feeds_are_heard(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """No operator's feed is silent; of its piles nothing can be said until it is heard again."""
    day = city_day(context, clickhouse, "zombie_operators")
    operators, silent, dead = numbers(clickhouse, context, _OPERATORS, {"day": day.date})
    return dg.AssetCheckResult(
        passed=silent == 0,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"operators": operators, "silent feeds": silent, "dead operators": dead},
    )


ZOMBIE_CHECKS = [
    all_in_operation_are_judged,
    verdicts_are_few,
    the_day_before_is_known,
    feeds_are_heard,
]
