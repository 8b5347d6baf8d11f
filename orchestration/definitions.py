"""Everything that Dagster knows of three-networks."""

import dagster as dg

from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_assets, view_specs
from orchestration.jobs import CITY_DAY, REFERENCE
from orchestration.reference import reference_assets
from orchestration.topics import landing_specs, topic_specs

defs = dg.Definitions(
    assets=[
        *topic_specs(),
        *landing_specs(),
        *reference_assets(),
        *derived_assets(),
        *view_specs(),
    ],
    jobs=[REFERENCE, CITY_DAY],
    resources={"clickhouse": ClickHouseResource()},
    executor=dg.in_process_executor,
)
