"""Models of the load: one a level and week, used where it is better than the one before."""

from typing import Any

import dagster as dg

from orchestration.clickhouse import ClickHouseResource
from orchestration.days import ZONE
from orchestration.forecasts.inputs import FIRST, LOADS, PLACES, Past, issue_time, models_folder
from orchestration.upkeep import DERIVED_OWNERS
from pipelines.frames.levels import LEVELS

MODELS = dg.AssetKey(["model", "load"])
WEEKS = dg.WeeklyPartitionsDefinition(start_date=FIRST, timezone=ZONE.key)


@dg.asset(
    key=MODELS,
    deps=[*LOADS, *PLACES],
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
    """Train on what was known at the end of the week; again makes the same models.

    A level of which too little is known yet keeps what it has, and holds no other one up.
    """
    from pipelines.forecast import TooShortError
    from pipelines.load_forecast.training import train_level

    issued_at, folder = issue_time(context), models_folder(clickhouse)
    metadata: dict[str, Any] = {}
    with clickhouse.connect(context.run.run_id) as client:
        for level in LEVELS:
            try:
                made = train_level(
                    client, level, issued_at, ZONE, folder, as_landed=config.as_landed
                )
            except TooShortError as error:
                context.log.warning("%s: no model was trained: %s", level, error)
                metadata[f"{level}: no model"] = str(error)
                continue
            if made:
                metadata[f"{level}: pinball loss (kW)"] = made.score_kw
                metadata[f"{level}: of the model in use (kW)"] = made.champion_score_kw
                metadata[f"{level}: used"] = made.promoted
    return dg.MaterializeResult(metadata=metadata)


TRAINING = dg.define_asset_job(
    "training",
    selection=dg.AssetSelection.assets(load_models),
    description="New models of the load; used if they are better.",
)
TRAINING_WEEKLY = dg.build_schedule_from_partitioned_job(
    TRAINING,
    name="training_weekly",
    hour_of_day=4,
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
