"""Blocking and surroundings: checks pass on a day that is known, and find what is not."""

import dagster as dg

from connections.clickhouse import ClickHouse
from orchestration.clickhouse import ClickHouseResource
from tests.orchestration.running import judgements, numbers, run_checks, run_tables
from tests.pipelines.given import connector, land, refer, station
from tests.pipelines.test_blocking import uses


def test_bays_of_which_something_was_said_are_to_be_known(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    refer(client, station(), connector("C1"), connector("C2"))
    land(client, *uses("C1", ("-1 12:00", "free"), ("18:00", "unknown")))
    result = run_tables(clickhouse, instance, "blocking")
    assert not judgements(result)["blocking.use_is_known"]
    assert numbers(result, "blocking.use_is_known") == {
        "known (s)": 64_800.0,
        "unknown (s)": 21_600.0,
        "coverage": 0.75,
        "least coverage": 0.8,
    }


def test_what_is_impossible_is_found(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    refer(client, station(), connector("C1"))
    land(client, *uses("C1", ("-1 12:00", "ice-blocked")))
    checks = ("blocking.use_is_known", "blocking.time_used_is_possible")
    found = judgements(run_tables(clickhouse, instance, "blocking", "surroundings", "utilization"))
    assert [found[each] for each in (*checks, "surroundings.time_taken_is_possible")] == [True] * 3
    client.command(
        "ALTER TABLE derived.blocking UPDATE ice_blocked_ms = known_ms + 1 WHERE 1"
        " SETTINGS mutations_sync = 2"
    )
    found = judgements(run_checks(clickhouse, instance, "blocking"))
    assert [found[each] for each in checks] == [True, False]
