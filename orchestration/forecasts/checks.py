"""Does the forecast still hold? Drift of what was issued against what was measured."""

from datetime import timedelta

import dagster as dg

from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_key

# Of an 80 % interval, so much may be missed either way, and so many steps are needed to tell: our
# assumptions.
_LEAST_COVERED, _MOST_COVERED, _LEAST_STEPS = 0.7, 0.9, 96
_WEEK = timedelta(days=7)

# Forecasts of feeders by how far ahead they are, against the readings of their quarter hours.
_HELD = """
    SELECT count(), countIf(actual_w BETWEEN p10_w AND p90_w),
        sum(abs(actual_w - p50_w)), sum(abs(actual_w))
    FROM
    (
        SELECT series, valid_at, anyIf(value_w, statistic = 'p10') AS p10_w,
            anyIf(value_w, statistic = 'p50') AS p50_w, anyIf(value_w, statistic = 'p90') AS p90_w
        FROM api.load_forecast_history
        WHERE level = 'feeder' AND rule = '' AND issued_at > %(from)s AND issued_at <= %(until)s
        GROUP BY series, issued_at, valid_at
    ) AS said
    INNER JOIN
    (
        SELECT feeder_id AS series,
            toDateTime64(toStartOfFifteenMinutes(event_time), 3, 'UTC') AS valid_at,
            intDiv(sum(assumeNotNull(load_w)), count()) AS actual_w
        FROM landing.grid_feeder FINAL
        WHERE event_time >= %(from)s AND event_time < %(until)s AND load_w IS NOT NULL
        GROUP BY feeder_id, valid_at
        HAVING valid_at + INTERVAL 15 MINUTE <= %(until)s
    ) AS measured USING (series, valid_at)"""


@dg.asset_check(asset=derived_key("forecast"))
def forecast_holds(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """About four fifths of the last week's loads of feeders lay in their 80 % intervals."""
    with clickhouse.connect(context.run.run_id) as client:
        ((until,),) = client.rows("SELECT max(issued_at) FROM derived.forecast")
        span = {"from": until - _WEEK, "until": until}
        ((steps, covered, apart, total),) = client.rows(_HELD, span)
    share = covered / steps if steps else None
    return dg.AssetCheckResult(
        passed=steps < _LEAST_STEPS or _LEAST_COVERED <= covered / steps <= _MOST_COVERED,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={
            "steps": steps,
            "in the 80 % interval": share,
            "WAPE of P50": apart / total if total else None,
        },
    )


FORECAST_CHECKS = [forecast_holds]
