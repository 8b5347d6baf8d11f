"""Early warnings 预警 of each forecast: landed, and said to others."""

from collections import Counter

import dagster as dg

from orchestration.alerts import send
from orchestration.clickhouse import ClickHouseResource
from orchestration.days import ZONE
from orchestration.derived import derived_key, table_asset
from orchestration.forecasts.inputs import issue_time
from orchestration.forecasts.issuing import HOURS
from orchestration.reference import reference_key
from orchestration.topics import landing_key
from pipelines.early_warning.tables import EARLY_WARNING_TABLE

_REFERENCE = [reference_key(each) for each in ("feeder", "station")]
_LANDING = [landing_key(each) for each in ("charging_session", "grid_feeder")]
_KEY = derived_key("early_warning")

# A warning's life goes on from the hour before: a backfill takes the hours in turn.
_THE_HOUR_BEFORE = dg.TimeWindowPartitionMapping(start_offset=-1, end_offset=-1)


@table_asset(
    EARLY_WARNING_TABLE,
    deps=[
        dg.AssetDep(_KEY, partition_mapping=_THE_HOUR_BEFORE),
        derived_key("forecast"),
        *_REFERENCE,
        *_LANDING,
    ],
    partitions_def=HOURS,
    group_name="forecast",
    kinds={"clickhouse"},
)
def early_warning(
    context: dg.AssetExecutionContext, clickhouse: ClickHouseResource
) -> dg.MaterializeResult[None]:
    """Judge the forecast of the hour; again gives the same."""
    from pipelines.early_warning.warning import warn

    with clickhouse.connect(context.run.run_id) as client:
        warned = warn(client, issue_time(context), ZONE)
    return dg.MaterializeResult(metadata=dict(Counter(each.state for each in warned)))


@dg.asset(
    key=dg.AssetKey(["alerts", "early-warning"]),
    deps=[_KEY],
    partitions_def=HOURS,
    group_name="forecast",
    kinds={"kafka"},
    description="Feeders and stations that may carry too much, on the topic `alerts`.",
)
def early_warning_alerts(
    context: dg.AssetExecutionContext, clickhouse: ClickHouseResource
) -> dg.MaterializeResult[None]:
    """Send them; again sends the same ids."""
    from pipelines.early_warning.alerts import alerts
    from pipelines.early_warning.warning import given

    issued_at = issue_time(context)
    with clickhouse.connect(context.run.run_id) as client:
        found = alerts(given(client, issued_at), issued_at)
    return send(clickhouse.settings.kafka, found)
