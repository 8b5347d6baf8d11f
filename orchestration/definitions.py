"""Everything that Dagster knows of three-networks."""

import dagster as dg

from orchestration.alerts import zombie_alerts
from orchestration.checks import all_checks
from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_assets, view_specs
from orchestration.failed import failed_run
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
        monthly_report,
        zombie_alerts,
    ],
    asset_checks=all_checks(),
    jobs=[REFERENCE, CITY_DAY, ALERTS, DERIVED_DAY, FRESHNESS, REPORT],
    schedules=[*SCHEDULES, REPORT_MONTHLY],
    sensors=[late_data, failed_run],
    resources={"clickhouse": ClickHouseResource()},
    executor=dg.in_process_executor,
)
