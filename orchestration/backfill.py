"""Which days of a stretch are still to be built, and which months to be reported."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import dagster as dg

from connections.clickhouse import ClickHouse
from orchestration.derived import derived_key
from orchestration.failed import DAY
from orchestration.jobs import CITY_DAY, DERIVED_DAY
from orchestration.late import touched_days
from orchestration.report import REPORT, monthly_report
from pipelines import computations

_EVER = datetime.fromtimestamp(0, UTC)


def days_to_build(
    days: Sequence[date], instance: dg.DagsterInstance, client: ClickHouse
) -> Sequence[date]:
    """The first day that is not built, or of which events landed since, and every day after it.

    What is built after such a day rests on it: verdicts on zombie piles, faults and baselines.

    Args:
        days: in their order.
    """
    landed = touched_days(client, _EVER, datetime.now(UTC))
    for nth, day in enumerate(days):
        begun = _built(instance, day)
        if begun is None or (day in landed and begun <= landed[day].timestamp()):
            return days[nth:]
    return ()


def months_to_report(days: Sequence[date], instance: dg.DagsterInstance) -> Sequence[date]:
    """The months, by their first day, whose last day was built and that were not reported since.

    Args:
        days: of which a month's last is one.
    """
    last_days = (day for day in days if (day + timedelta(1)).day == 1)
    return [day.replace(day=1) for day in last_days if _is_unreported(instance, day)]


def _is_unreported(instance: dg.DagsterInstance, last_day: date) -> bool:
    built, reported = _built(instance, last_day), _reported(instance, last_day.replace(day=1))
    return built is not None and (reported is None or reported <= built)


def _built(instance: dg.DagsterInstance, day: date) -> float | None:
    whole = {derived_key(each.name) for each in computations()}
    return _begun(instance, {CITY_DAY.name, DERIVED_DAY.name}, day, whole)


def _reported(instance: dg.DagsterInstance, month: date) -> float | None:
    return _begun(instance, {REPORT.name}, month, {monthly_report.key})


def _begun(
    instance: dg.DagsterInstance, jobs: set[str], partition: date, whole: set[dg.AssetKey]
) -> float | None:
    """When the last run of the whole of a partition began, in s since 1970, if it succeeded."""
    for record in instance.get_run_records(dg.RunsFilter(tags={DAY: str(partition)})):
        run = record.dagster_run
        if run.job_name in jobs and whole <= (run.asset_selection or whole):
            return record.start_time if run.is_success else None
    return None
