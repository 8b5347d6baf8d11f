"""Zombie piles in Dagster: days build on days, and each check fails on what it is there for."""

from datetime import timedelta

import dagster as dg

from connections.clickhouse import ClickHouse
from orchestration.clickhouse import ClickHouseResource
from tests.orchestration.running import build_day, judgements, numbers, run_checks, run_tables
from tests.pipelines.given import DAY, connector, every, land, refer, station, status


def of_zombies(result: dg.ExecuteInProcessResult) -> dict[str, bool]:
    found = judgements(result)
    return {name: passed for name, passed in found.items() if name.startswith("zombie.")}


def test_a_day_builds_on_the_day_before(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    refer(client, station(), connector("C1"), connector("C2"), connector("C3"))
    refer(client, connector("C4", operating_state="closed"))
    for name in ("C1", "C2"):
        land(client, *(status(name, each) for each in every(10, "00:00", "+1 23:50")))
    build_day(clickhouse, instance, tables=["zombie"])
    result = run_tables(clickhouse, instance, "zombie", day=DAY + timedelta(days=1))
    assert of_zombies(result) == {
        "zombie.all_in_operation_are_judged": True,
        "zombie.the_day_before_is_known": True,
        "zombie.verdicts_are_few": True,
    }
    assert numbers(result, "zombie.all_in_operation_are_judged") == {
        "in operation": 3,
        "judged": 3,
    }
    assert client.rows(
        "SELECT connector_id, registered_on = %(day)s FROM derived.zombie WHERE day > %(day)s"
        " ORDER BY connector_id",
        {"day": DAY},
    ) == [("C1", 1), ("C2", 1), ("C3", 1)]


def test_a_missing_day_a_missing_verdict_and_many_at_once_are_found(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    refer(client, station(), *(connector(f"C{each}") for each in range(3)))
    build_day(clickhouse, instance, tables=["zombie", "utilization"])
    client.command(
        "INSERT INTO derived.zombie SELECT * REPLACE (day - 3 AS day) FROM derived.zombie"
    )
    client.command(
        "INSERT INTO derived.zombie SELECT * REPLACE (connector_id || 'x' AS connector_id,"
        " 'confirmed' AS stage, day AS confirmed_on) FROM derived.zombie WHERE day = %(day)s",
        {"day": DAY},
    )
    assert of_zombies(run_checks(clickhouse, instance, "zombie")) == {
        "zombie.all_in_operation_are_judged": False,
        "zombie.the_day_before_is_known": False,
        "zombie.verdicts_are_few": False,
    }


def test_a_silent_feed_is_found(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    refer(client, station(), connector("C1"))
    for days in (2, 1):
        before = DAY - timedelta(days=days)
        result = run_tables(clickhouse, instance, "zombie_operators", day=before)
    assert judgements(result)["zombie_operators.feeds_are_heard"]
    result = run_tables(clickhouse, instance, "zombie_operators")
    assert not judgements(result)["zombie_operators.feeds_are_heard"]
    assert numbers(result, "zombie_operators.feeds_are_heard") == {
        "operators": 1,
        "silent feeds": 1,
        "dead operators": 0,
    }
