"""Does the forecast still hold? Drift of what was issued against what was measured."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import dagster as dg

from orchestration.clickhouse import ClickHouseResource
from orchestration.days import ZONE
from orchestration.derived import derived_key
from orchestration.forecasts.inputs import AFTER
from pipelines.frames.levels import LEVELS

if TYPE_CHECKING:
    from pipelines.load_forecast.held import Held

# Of an 80 % interval, so much may be missed either way, and so many steps are needed to tell: our
# assumptions.
_LEAST_COVERED, _MOST_COVERED, _LEAST_STEPS = 0.7, 0.9, 96
_DAYS = 7


@dg.asset_check(asset=derived_key("forecast"))
def forecast_holds(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """About four fifths of each level's loads of a week lay in the 80 % intervals of their days."""
    from pipelines.load_forecast.held import held

    with clickhouse.connect(context.run.run_id) as client:
        ((last,),) = client.rows("SELECT max(issued_at) FROM derived.forecast")
        issues = _midnights(last)
        found = {level: held(client, level, issues, ZONE) for level in LEVELS}
    metadata: dict[str, float | None] = {}
    for level, each in found.items():
        metadata[f"{level}: steps"] = each.steps
        metadata[f"{level}: in the 80 % interval"] = each.share
        metadata[f"{level}: WAPE of P50"] = each.wape
    return dg.AssetCheckResult(
        passed=all(_holds(each) for each in found.values()),
        severity=dg.AssetCheckSeverity.WARN,
        metadata=metadata,
    )


def _holds(each: "Held") -> bool:
    share = each.share if each.steps >= _LEAST_STEPS else None
    return share is None or _LEAST_COVERED <= share <= _MOST_COVERED


def _midnights(last: datetime) -> list[datetime]:
    """When the days were told that were over by then, the last of them last."""
    over = (last - AFTER).astimezone(ZONE).date()
    days = (over - timedelta(days=each) for each in range(_DAYS, 0, -1))
    return [datetime.combine(each, time(), ZONE) + AFTER for each in days]


DRIFT = dg.define_asset_job(
    "drift",
    selection=dg.AssetSelection.checks(forecast_holds),
    description="Do forecasts of the load still hold?",
)
# When the forecast that ends the day before has been issued.
DRIFT_DAILY = dg.ScheduleDefinition(
    name="drift_daily",
    job=DRIFT,
    cron_schedule="45 0 * * *",
    execution_timezone=ZONE.key,
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
