"""Checks of operators pass on a good day, and name who they are there for."""

from datetime import timedelta

import dagster as dg
import pytest

from connections.clickhouse import ClickHouse
from orchestration.clickhouse import ClickHouseResource
from tests.orchestration.running import (
    a_good_day,
    build_day,
    judgements,
    numbers,
    run_checks,
    run_tables,
)
from tests.pipelines.given import DAY, every, land, session, status

CHECKS = {
    "operator_indicators.shares_are_possible",
    "operator_indicators.orders_are_plausible",
    "faults.faults_are_repaired_in_time",
}


@pytest.fixture(autouse=True)
def _good_day(client: ClickHouse) -> None:
    a_good_day(client)


def of_operators(result: dg.ExecuteInProcessResult) -> set[str]:
    """The checks of operators that failed."""
    found = judgements(result)
    return {name for name in CHECKS if not found[name]}


def test_on_a_good_day_all_pass_and_there_is_a_plot(
    clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    result = run_tables(clickhouse, instance, "operator_indicators", "faults")
    assert of_operators(result) == set()
    (made,) = result.asset_materializations_for_node("derived__operator_indicators")
    assert str(made.metadata["plot"].value).startswith("![plot](data:image/png;base64,")


def test_orders_above_what_the_meter_saw_are_found(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    land(client, session("C1", "08:10", "09:10", energy_wh=6500))
    result = run_tables(clickhouse, instance, "operator_indicators", "faults")
    assert of_operators(result) == {"operator_indicators.orders_are_plausible"}
    assert "| O1 | 1 | 2 |" in str(numbers(result, "orders_are_plausible")["worst"])


def test_a_fault_of_three_days_is_overdue(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    broken = every(10, "-2 01:00", "+1 00:00")
    land(client, *(status("C1", each, operability="faulted") for each in broken))
    for back in (2, 1):
        build_day(clickhouse, instance, DAY - timedelta(days=back), ["faults"])
    result = run_tables(clickhouse, instance, "faults")
    assert not judgements(result)["faults.faults_are_repaired_in_time"]
    worst = str(numbers(result, "faults_are_repaired_in_time")["worst"])
    assert "| O1 | S1 | C1 | 2026-03-07 17:00:00.000 |" in worst


def test_a_share_above_one_is_found(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    build_day(clickhouse, instance, tables=["operator_indicators", "utilization"])
    client.command(
        "ALTER TABLE derived.operator_indicators UPDATE numerator = 2"
        " WHERE indicator = 'access' SETTINGS mutations_sync = 2"
    )
    found = judgements(run_checks(clickhouse, instance, "operator_indicators"))
    assert not found["operator_indicators.shares_are_possible"]
