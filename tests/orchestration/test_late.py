"""A day whose events arrive after it was built is built again, once."""

from datetime import UTC, datetime, timedelta

import dagster as dg
import pytest

from connections.clickhouse import ClickHouse
from orchestration import late
from orchestration.clickhouse import ClickHouseResource
from orchestration.definitions import defs
from orchestration.derived import BUILT_FROM
from orchestration.late import late_data
from tests.orchestration.running import build_day, into_ledger
from tests.pipelines.given import DAY, ZONE, at, land, session

NOON = datetime(2026, 3, 10, 4, tzinfo=UTC)  # of the city's day


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(late, "SETTLES_WITHIN", timedelta(0))


def tick(
    clickhouse: ClickHouseResource, instance: dg.DagsterInstance, cursor: str | None = None
) -> dg.SensorResult:
    with dg.build_sensor_context(
        instance=instance,
        cursor=cursor,
        resources={"clickhouse": clickhouse},
        repository_def=defs.get_repository_def(),
    ) as context:
        result = late_data(context)
    assert isinstance(result, dg.SensorResult)
    return result


def days(result: dg.SensorResult) -> list[str | None]:
    return [each.partition_key for each in result.run_requests or ()]


def test_a_day_that_was_built_is_built_again_when_events_of_it_arrive(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    build_day(clickhouse, instance, tables=["register"])
    assert days(tick(clickhouse, instance)) == []
    into_ledger(client, (0, 9), event_hours=[NOON])
    assert days(tick(clickhouse, instance)) == ["2026-03-10"]


def test_the_days_that_look_back_to_it_are_built_again_too(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    for shift in range(-1, 4):
        build_day(clickhouse, instance, DAY + timedelta(days=shift), ["register"])
    into_ledger(client, (0, 9), event_hours=[NOON])
    assert days(tick(clickhouse, instance)) == ["2026-03-10", "2026-03-11", "2026-03-12"]


def test_a_late_reading_of_traffic_reaches_the_week_that_takes_free_speeds_from_it(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    week_after = DAY + timedelta(days=7)
    build_day(clickhouse, instance, week_after, ["register"])
    into_ledger(client, (0, 9), event_hours=[NOON], topic="parking")
    assert days(tick(clickhouse, instance)) == []
    into_ledger(client, (0, 9), event_hours=[NOON], topic="traffic")
    assert days(tick(clickhouse, instance)) == [str(week_after)]


def test_a_day_that_was_never_built_is_left_to_its_schedule(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    into_ledger(client, (0, 9), event_hours=[NOON])
    assert days(tick(clickhouse, instance)) == []


def test_what_was_landed_before_the_build_makes_no_day_stale(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    into_ledger(client, (0, 9), event_hours=[NOON])
    build_day(clickhouse, instance, tables=["register"])
    assert days(tick(clickhouse, instance)) == []


def test_what_was_landed_while_the_day_was_built_makes_it_stale(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    run = build_day(clickhouse, instance, tables=["register", "metering"])
    built = run.get_asset_materialization_events()
    assert len(built) == 2
    first = min(float(str(each.materialization.metadata[BUILT_FROM].value)) for each in built)
    landed = datetime.fromtimestamp(first, UTC) + timedelta(milliseconds=2)
    into_ledger(client, (0, 9), event_hours=[NOON], landed_at=landed)
    assert days(tick(clickhouse, instance)) == ["2026-03-10"]


def test_today_is_never_stale(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    now = datetime.now(UTC)
    into_ledger(client, (0, 9), event_hours=[now.replace(minute=0, second=0, microsecond=0)])
    assert str(now.astimezone(ZONE).date()) not in days(tick(clickhouse, instance))


def test_the_cursor_is_kept_so_that_a_batch_is_looked_at_once(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    build_day(clickhouse, instance, tables=["register"])
    into_ledger(client, (0, 9), event_hours=[NOON])
    first = tick(clickhouse, instance)
    assert days(first) == ["2026-03-10"]
    assert days(tick(clickhouse, instance, first.cursor)) == []


def test_a_lost_cursor_asks_for_the_same_run_and_not_for_a_second_one(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    build_day(clickhouse, instance, tables=["register"])
    into_ledger(client, (0, 9), event_hours=[NOON])
    first, second = tick(clickhouse, instance), tick(clickhouse, instance)
    keys = [[each.run_key for each in result.run_requests or ()] for result in (first, second)]
    assert len(keys[0]) == 1
    assert keys[0] == keys[1]


def test_an_order_makes_the_days_stale_in_which_it_charged(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    build_day(clickhouse, instance, tables=["register"])
    land(client, session("C1", "08:00", "09:00", event_time=at("+5 12:00")))
    assert days(tick(clickhouse, instance)) == ["2026-03-10"]


def test_its_runs_are_runs_of_the_day_job() -> None:
    assert late_data.job_name == "city_day"
