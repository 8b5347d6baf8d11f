"""Forecasts: one a level and hour, by the models in use."""

from datetime import timedelta

import dagster as dg

from orchestration.clickhouse import ClickHouseResource
from orchestration.days import ZONE
from orchestration.derived import table_asset, view_spec
from orchestration.forecasts.inputs import (
    AFTER,
    FIRST,
    LOADS,
    PLACES,
    Past,
    issue_time,
    models_folder,
)
from orchestration.forecasts.training import MODELS
from pipelines.early_warning.tables import EARLY_WARNING_VIEWS
from pipelines.frames.levels import LEVELS
from pipelines.load_forecast.tables import FORECAST_TABLE, FORECAST_VIEWS

HOURS = dg.HourlyPartitionsDefinition(start_date=f"{FIRST}-00:00", timezone=ZONE.key)


@table_asset(
    FORECAST_TABLE,
    deps=[dg.AssetDep(MODELS, partition_mapping=dg.AllPartitionMapping()), *LOADS, *PLACES],
    partitions_def=HOURS,
    group_name="forecast",
    kinds={"clickhouse"},
)
def load_forecast(
    context: dg.AssetExecutionContext, config: Past, clickhouse: ClickHouseResource
) -> dg.MaterializeResult[None]:
    """The day ahead by the models in use; again takes the place of the first."""
    from orchestration.plots.forecast import forecast_plot
    from pipelines.load_forecast.issuing import issue

    issued_at, folder = issue_time(context), models_folder(clickhouse)
    with clickhouse.connect(context.run.run_id) as client:
        rows: dict[str, int] = {
            level: issue(client, level, issued_at, ZONE, folder, as_landed=config.as_landed)
            for level in LEVELS
        }
        plot = forecast_plot(client, issued_at)
    return dg.MaterializeResult(
        metadata={"dagster/partition_row_count": sum(rows.values()), "plot": plot, **rows}
    )


def forecast_view_specs() -> list[dg.AssetSpec]:
    """The `api` views of forecasts and of what they warn of."""
    tables = {"forecast": FORECAST_VIEWS, "early_warning": EARLY_WARNING_VIEWS}
    return [view_spec(view, table) for table, views in tables.items() for view in views]


FORECAST = dg.define_asset_job(
    "forecast",
    selection=(
        dg.AssetSelection.groups("forecast") - dg.AssetSelection.assets(MODELS)
    ).without_checks(),
    description="The load of the day ahead, and what it warns of.",
)
FORECAST_HOURLY = dg.build_schedule_from_partitioned_job(
    FORECAST,
    name="forecast_hourly",
    minute_of_hour=AFTER // timedelta(minutes=1),
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
