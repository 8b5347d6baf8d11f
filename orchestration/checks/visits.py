"""Check of `derived.visits`."""

import dagster as dg

from orchestration.checks.asking import city_day, numbers, ratio
from orchestration.checks.coverage import LEAST_COVERAGE
from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_key

_VISITS = """
    SELECT count(), countIf(first_outcome != 'unknown'), sum(attempts),
        (
            SELECT uniqExact(operator_id, station_id, connector_id, plug_in_time, attempt)
            FROM landing.charging_attempt
            WHERE begun >= fromUnixTimestamp64Milli(%(starts)s)
              AND begun < fromUnixTimestamp64Milli(%(ends)s)
        )
    FROM derived.visits WHERE day = %(day)s"""


@dg.asset_check(asset=derived_key("visits"))
def first_outcome_is_known(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """Of most visits it is known whether the first attempt succeeded; none is without attempts."""
    day = city_day(context, clickhouse, "visits")
    visits, known, attempts, begun = numbers(
        clickhouse, context, _VISITS, {"day": day.date, "starts": day.starts, "ends": day.ends}
    )
    return dg.AssetCheckResult(
        passed=visits <= begun and (visits == 0 or known / visits >= LEAST_COVERAGE),
        severity=dg.AssetCheckSeverity.WARN,
        metadata={
            "visits": visits,
            "of known outcome": known,
            "coverage": ratio(known, visits),
            "least coverage": LEAST_COVERAGE,
            "attempts in visits": attempts,
            "attempts begun on the day": begun,
        },
    )


VISIT_CHECKS = [first_outcome_is_known]
