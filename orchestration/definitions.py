"""Everything that Dagster knows of three-networks."""

import dagster as dg

from orchestration.alerts import zombie_alerts
from orchestration.checks import all_checks
from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_assets, view_specs
from orchestration.failed import failed_run
from orchestration.forecasts.backtest import BACKTEST, load_backtest
from orchestration.forecasts.checks import DRIFT, DRIFT_DAILY, forecast_holds
from orchestration.forecasts.early_warning import early_warning, early_warning_alerts
from orchestration.forecasts.issuing import (
    FORECAST,
    FORECAST_HOURLY,
    forecast_view_specs,
    load_forecast,
)
from orchestration.forecasts.training import TRAINING, TRAINING_WEEKLY, load_models
from orchestration.jobs import ALERTS, CITY_DAY, DERIVED_DAY, FRESHNESS, REFERENCE
from orchestration.late import late_data
from orchestration.reference import reference_assets
from orchestration.report import REPORT, REPORT_MONTHLY, monthly_report
from orchestration.schedules import SCHEDULES
from orchestration.topics import landing_specs, topic_specs

defs = dg.Definitions(
    assets=[
        *topic_specs(),
        *landing_specs(),
        *reference_assets(),
        *derived_assets(),
        *view_specs(),
        *forecast_view_specs(),
        load_models,
        load_forecast,
        load_backtest,
        early_warning,
        early_warning_alerts,
        monthly_report,
        zombie_alerts,
    ],
    asset_checks=[*all_checks(), forecast_holds],
    jobs=[
        REFERENCE,
        CITY_DAY,
        ALERTS,
        DERIVED_DAY,
        FRESHNESS,
        REPORT,
        TRAINING,
        FORECAST,
        DRIFT,
        BACKTEST,
    ],
    schedules=[*SCHEDULES, REPORT_MONTHLY, TRAINING_WEEKLY, FORECAST_HOURLY, DRIFT_DAILY],
    sensors=[late_data, failed_run],
    resources={"clickhouse": ClickHouseResource()},
    executor=dg.in_process_executor,
)
