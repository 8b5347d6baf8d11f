"""Who answers for an asset, what limits its runs, and by when it has to be made anew."""

from datetime import timedelta

import dagster as dg

from orchestration.days import ZONE

# Who lands events, who computes of them, who keeps the register: assumed, an installation has its
# own people.
LANDING_OWNERS = ["team:streams"]
DERIVED_OWNERS = ["team:data"]
REFERENCE_OWNERS = ["team:register"]

# Runs that write ClickHouse: `dagster.yaml` says how many at once. Checks only read, and so need
# not wait for a backfill.
CLICKHOUSE = "clickhouse"

# The schedules begin at 1:30 and 2:00 of the city; hours later a person should look. Assumed.
DERIVED_BY = dg.FreshnessPolicy.cron(
    deadline_cron="0 6 * * *", lower_bound_delta=timedelta(hours=4), timezone=ZONE.key
)
REFERENCE_BY = dg.FreshnessPolicy.cron(
    deadline_cron="0 6 * * *", lower_bound_delta=timedelta(hours=5), timezone=ZONE.key
)
