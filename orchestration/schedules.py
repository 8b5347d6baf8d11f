"""When jobs run by themselves, in the city's time."""

import dagster as dg

from orchestration.days import ZONE
from orchestration.jobs import ALERTS, CITY_DAY, FRESHNESS, REFERENCE

REFERENCE_DAILY = dg.ScheduleDefinition(
    name="reference_daily",
    job=REFERENCE,
    cron_schedule="30 1 * * *",
    execution_timezone=ZONE.key,
    default_status=dg.DefaultScheduleStatus.RUNNING,
)

# Two hours after midnight: the first hour of the next day divides what meters counted across it.
CITY_DAY_DAILY = dg.build_schedule_from_partitioned_job(
    CITY_DAY,
    name="city_day_daily",
    hour_of_day=2,
    default_status=dg.DefaultScheduleStatus.RUNNING,
)

# An hour later: what the day's verdicts are is known by then.
ALERTS_DAILY = dg.build_schedule_from_partitioned_job(
    ALERTS,
    name="alerts_daily",
    hour_of_day=3,
    default_status=dg.DefaultScheduleStatus.RUNNING,
)

FRESHNESS_OFTEN = dg.ScheduleDefinition(
    name="freshness_often",
    job=FRESHNESS,
    cron_schedule="*/15 * * * *",
    default_status=dg.DefaultScheduleStatus.RUNNING,
)

SCHEDULES = [REFERENCE_DAILY, CITY_DAY_DAILY, ALERTS_DAILY, FRESHNESS_OFTEN]
