"""Forecasts: a model a level and week, a forecast a level and hour, and whether they still hold."""

from pathlib import Path
from typing import Any

import dagster as dg

from orchestration.clickhouse import ClickHouseResource
from orchestration.column_schema import column_metadata
from orchestration.days import ZONE
from orchestration.derived import derived_key, view_spec
from orchestration.reference import reference_key
from orchestration.topics import landing_key
from orchestration.upkeep import CLICKHOUSE, DERIVED_OWNERS
from pipelines.early_warning.tables import EARLY_WARNING_VIEWS
from pipelines.frames.levels import LEVELS
from pipelines.load_forecast.tables import FORECAST_TABLE, FORECAST_VIEWS

# Older ones are a matter of `three-networks backtest`: an assumption.
_FIRST = "2025-01-01"
WEEKS = dg.WeeklyPartitionsDefinition(start_date=_FIRST, timezone=ZONE.key)
HOURS = dg.HourlyPartitionsDefinition(start_date=f"{_FIRST}-00:00", timezone=ZONE.key)

MODELS = dg.AssetKey(["model", "load"])
_LOADS = [landing_key("station_load"), landing_key("grid_feeder")]
_PLACES = [reference_key(each) for each in ("station", "connector", "feeder")]


class Past(dg.Config):
    """How late values are dealt with.

    Attributes:
        as_landed: a value is known from when it was landed. False takes it as if it had come as
            its step ended: for data of the past that is replayed.
    """

    as_landed: bool = True


@dg.asset(
    key=MODELS,
    deps=[*_LOADS, *_PLACES],
    partitions_def=WEEKS,
    group_name="forecast",
    kinds={"lightgbm"},
    owners=DERIVED_OWNERS,
    description="Models of the load of stations, feeders, districts and the city, as files in"
    " `models` of the home folder; a new one is used if it is better on the last week.",
)
def load_models(
    context: dg.AssetExecutionContext, config: Past, clickhouse: ClickHouseResource
) -> dg.MaterializeResult[None]:
    """Train on what was known at the end of the week; again makes the same models."""
    from pipelines.load_forecast.training import train_level

    issued_at, folder = context.partition_time_window.end, _models(clickhouse)
    metadata: dict[str, Any] = {}
    with clickhouse.connect(context.run.run_id) as client:
        for level in LEVELS:
            made = train_level(client, level, issued_at, ZONE, folder, as_landed=config.as_landed)
            if made:
                metadata[f"{level}: pinball loss (kW)"] = made.score_kw
                metadata[f"{level}: of the model in use (kW)"] = made.champion_score_kw
                metadata[f"{level}: used"] = made.promoted
    return dg.MaterializeResult(metadata=metadata)


@dg.asset(
    key=derived_key("forecast"),
    deps=[dg.AssetDep(MODELS, partition_mapping=dg.AllPartitionMapping()), *_LOADS, *_PLACES],
    partitions_def=HOURS,
    group_name="forecast",
    kinds={"clickhouse"},
    owners=DERIVED_OWNERS,
    pool=CLICKHOUSE,
    metadata=column_metadata(FORECAST_TABLE.columns),
    description=FORECAST_TABLE.comment,
)
def load_forecast(
    context: dg.AssetExecutionContext, config: Past, clickhouse: ClickHouseResource
) -> dg.MaterializeResult[None]:
    """The day ahead by the models in use; again takes the place of the first."""
    from orchestration.plots.forecast import forecast_plot
    from pipelines.load_forecast.issuing import issue

    issued_at, folder = context.partition_time_window.end, _models(clickhouse)
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


def _models(clickhouse: ClickHouseResource) -> Path:
    return clickhouse.settings.home / "models"


TRAINING = dg.define_asset_job(
    "training",
    selection=dg.AssetSelection.assets(load_models),
    description="New models of the load; used if they are better.",
)
FORECAST = dg.define_asset_job(
    "forecast",
    selection=dg.AssetSelection.groups("forecast") - dg.AssetSelection.assets(MODELS),
    description="The load of the day ahead, and what it warns of.",
)

TRAINING_WEEKLY = dg.build_schedule_from_partitioned_job(
    TRAINING,
    name="training_weekly",
    hour_of_day=4,
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
# Quarter hours close two to three minutes after their end (docs/loads.md).
FORECAST_HOURLY = dg.build_schedule_from_partitioned_job(
    FORECAST,
    name="forecast_hourly",
    minute_of_hour=5,
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
