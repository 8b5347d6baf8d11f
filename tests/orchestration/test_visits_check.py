"""Visits: the check and the plot of a day; an attempt that is told late builds its day again."""

from datetime import timedelta

import dagster as dg
import pytest

from connections.clickhouse import ClickHouse
from orchestration import late
from orchestration.clickhouse import ClickHouseResource
from tests.orchestration.running import build_day, judgements, numbers, run_tables
from tests.orchestration.test_late import days, tick
from tests.pipelines.given import DAY, land, refer, station
from tests.pipelines.given import connector as registered
from tests.pipelines.test_visits import tried


def test_the_check_counts_what_is_known(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    refer(client, station(), registered("C1"))
    land(client, *(tried(f"{hour}:00", f"{hour}:30") for hour in range(10, 13)))
    land(client, tried("13:00", "13:30", "unknown"))
    result = run_tables(clickhouse, instance, "visits")
    assert not judgements(result)["visits.first_outcome_is_known"]
    assert numbers(result, "visits.first_outcome_is_known") == {
        "visits": 4,
        "of known outcome": 3,
        "coverage": 0.75,
        "least coverage": 0.8,
        "attempts in visits": 4,
        "attempts begun on the day": 4,
    }
    land(client, tried("13:00", "14:00", step="settled"))
    assert judgements(run_tables(clickhouse, instance, "visits"))["visits.first_outcome_is_known"]


def test_an_attempt_that_ends_late_builds_the_days_since_its_beginning_again(
    client: ClickHouse,
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(late, "SETTLES_WITHIN", timedelta(0))
    for shift in range(-1, 3):
        build_day(clickhouse, instance, DAY + timedelta(days=shift), ["visits"])
    land(client, tried("20:00", "+1 06:00"))
    assert days(tick(clickhouse, instance)) == ["2026-03-10", "2026-03-11"]
