"""Which days of a stretch are still to be built, each on the day before, and months reported."""

from datetime import UTC, date, datetime, timedelta

import dagster as dg

from connections.clickhouse import ClickHouse
from orchestration.backfill import days_to_build, months_to_report
from tests.orchestration.running import into_ledger

DAYS = [date(2026, 3, day) for day in range(8, 13)]
FROM_FEBRUARY_TO_APRIL = [date(2026, 2, 20) + timedelta(nth) for nth in range(60)]
NOON_OF_THE_10TH = datetime(2026, 3, 10, 4, tzinfo=UTC)


def ran(
    instance: dg.DagsterInstance, *days: int, job: str = "derived_day", success: bool = True
) -> None:
    """Leave the record of a run of each of these days of March."""
    for day in days:
        ran_of(instance, f"2026-03-{day:02}", job, success)


def ran_of(instance: dg.DagsterInstance, partition: str, job: str, success: bool = True) -> None:
    @dg.op
    def op() -> None:
        if not success:
            raise dg.Failure

    tags = {"dagster/partition": partition}
    dg.GraphDefinition(job, node_defs=[op]).to_job(tags=tags).execute_in_process(
        instance=instance, raise_on_error=False
    )


def to_build(instance: dg.DagsterInstance, client: ClickHouse) -> list[int]:
    return [each.day for each in days_to_build(DAYS, instance, client)]


def test_of_what_was_never_built_it_is_all(
    client: ClickHouse, instance: dg.DagsterInstance
) -> None:
    assert to_build(instance, client) == [8, 9, 10, 11, 12]


def test_it_goes_on_behind_the_days_that_are_built(
    client: ClickHouse, instance: dg.DagsterInstance
) -> None:
    ran(instance, 8, 9, job="city_day")
    ran(instance, 10)
    assert to_build(instance, client) == [11, 12]
    ran(instance, 11, 12)
    assert to_build(instance, client) == []


def test_what_is_built_behind_a_missing_day_is_built_again(
    client: ClickHouse, instance: dg.DagsterInstance
) -> None:
    ran(instance, 8, 10, 11, 12)
    assert to_build(instance, client) == [9, 10, 11, 12]


def test_a_day_whose_last_run_failed_is_not_built(
    client: ClickHouse, instance: dg.DagsterInstance
) -> None:
    ran(instance, 8, 9, 10, 11, 12)
    ran(instance, 11, success=False)
    assert to_build(instance, client) == [11, 12]
    ran(instance, 11)
    assert to_build(instance, client) == []


def test_runs_of_something_else_do_not_build_a_day(
    client: ClickHouse, instance: dg.DagsterInstance
) -> None:
    ran(instance, 8, 9, 10, 11, 12, job="alerts")
    assert to_build(instance, client) == [8, 9, 10, 11, 12]


def test_a_day_whose_events_landed_since_is_to_be_built(
    client: ClickHouse, instance: dg.DagsterInstance
) -> None:
    ran(instance, 8, 9, 10, 11, 12)
    an_hour_ago = datetime.now(UTC) - timedelta(hours=1)
    into_ledger(client, (0, 9), event_hours=[NOON_OF_THE_10TH], landed_at=an_hour_ago)
    assert to_build(instance, client) == []
    into_ledger(client, (10, 19), event_hours=[NOON_OF_THE_10TH])
    assert to_build(instance, client) == [10, 11, 12]


def to_report(instance: dg.DagsterInstance) -> list[str]:
    return [str(each) for each in months_to_report(FROM_FEBRUARY_TO_APRIL, instance)]


def test_months_are_reported_whose_last_day_is_built(instance: dg.DagsterInstance) -> None:
    assert to_report(instance) == []
    ran_of(instance, "2026-02-28", "city_day")
    ran(instance, 1, 30)
    assert to_report(instance) == ["2026-02-01"]
    ran(instance, 31)
    assert to_report(instance) == ["2026-02-01", "2026-03-01"]


def test_a_month_is_reported_once_and_again_when_it_is_built_again(
    instance: dg.DagsterInstance,
) -> None:
    ran(instance, 31)
    ran_of(instance, "2026-03-01", "report")
    assert to_report(instance) == []
    ran(instance, 31)
    assert to_report(instance) == ["2026-03-01"]


def test_a_month_whose_report_failed_is_to_be_reported(instance: dg.DagsterInstance) -> None:
    ran(instance, 31)
    ran_of(instance, "2026-03-01", "report", success=False)
    assert to_report(instance) == ["2026-03-01"]
