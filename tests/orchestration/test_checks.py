"""Each check passes on a good day, and fails on the day that it is there for."""

from datetime import UTC, datetime, timedelta

import dagster as dg
import pytest

from connections.clickhouse import ClickHouse
from orchestration.clickhouse import ClickHouseResource
from tests.orchestration.running import (
    a_good_day,
    build_day,
    into_ledger,
    judgements,
    landed_rows,
    numbers,
    run,
    run_checks,
    run_day,
    run_ledger_checks,
    run_tables,
)
from tests.pipelines.given import land, meter, status


@pytest.fixture(autouse=True)
def _good_day(client: ClickHouse) -> None:
    a_good_day(client)


def test_on_a_good_day_every_check_passes(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    into_ledger(client, (0, 100_000), rows=landed_rows(client))
    result = run_day(clickhouse, instance)
    assert {name: passed for name, passed in judgements(result).items() if not passed} == {}
    assert numbers(result, "time_agrees_with_landing") == {
        "stations": 1,
        "free or reserved (s)": 82_800.0,
        "free or reserved by statuses (s)": 82_800.0,
        "charging or discharging (s)": 3600.0,
        "charging or discharging by statuses (s)": 3600.0,
        "orders may add (s)": 3600.0,
    }
    assert numbers(result, "energy_agrees_with_landing") == {
        "derived (Wh)": 6000,
        "from landing (Wh)": 6000.0,
        "derived ÷ landing": 1.0,
        "tolerance": 0.001,
    }


def test_unknown_time_is_found(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    client.command("ALTER TABLE landing.charger_status DELETE WHERE toHour(event_time) > 5")
    result = run_tables(clickhouse, instance, "intervals")
    assert not judgements(result)["intervals.occupancy_is_known"]
    assert numbers(result, "intervals.occupancy_is_known")["coverage"] == 365 / 1440


def test_connectors_outside_of_the_register_are_found(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    land(client, status("C9", "08:00"))
    result = run_tables(clickhouse, instance, "intervals")
    assert not judgements(result)["intervals.connectors_are_registered"]
    assert numbers(result, "connectors_are_registered")["first 20"] == "O1/S1/C9"


def test_energy_beyond_rated_power_is_listed_and_kept(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    land(client, meter("C1", "12:00", 6000), meter("C1", "12:30", 106_000))
    result = run_tables(clickhouse, instance, "utilization")
    assert not judgements(result)["utilization.energy_is_possible"]
    assert numbers(result, "energy_is_possible")["found"] == 1
    assert "| O1 | S1 | C1 |" in str(numbers(result, "energy_is_possible")["worst"])
    assert client.rows("SELECT max(import_wh) FROM derived.utilization") == [(100_000,)]


def test_power_beyond_rated_power_is_listed(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    land(client, meter("C1", "12:00", power_w=-70_000))
    result = run_tables(clickhouse, instance, "metering", "register")
    assert not judgements(result)["metering.power_is_possible"]
    assert "| 70000 | 60000 |" in str(numbers(result, "power_is_possible")["worst"])


TAMPERED = {
    "utilization.energy_agrees_with_landing": "import_wh = import_wh + 100 WHERE import_wh > 0",
    "utilization.orders_agree_with_landing": "sessions_ended = 2 WHERE sessions_ended = 1",
    "utilization.time_agrees_with_landing": "charging_ms = 0 WHERE charging_ms > 0",
}


@pytest.mark.parametrize(("check", "change"), TAMPERED.items())
def test_what_differs_from_landing_is_found(
    check: str,
    change: str,
    client: ClickHouse,
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
) -> None:
    build_day(clickhouse, instance, tables=["utilization"])
    client.command(f"ALTER TABLE derived.utilization UPDATE {change} SETTINGS mutations_sync = 2")
    found = judgements(run_checks(clickhouse, instance, "utilization"))
    assert not found[check]


def test_intervals_with_a_gap_are_found(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    build_day(clickhouse, instance, tables=["intervals", "utilization"])
    client.command(
        "ALTER TABLE derived.intervals DELETE WHERE state = 'charging' SETTINGS mutations_sync = 2"
    )
    found = judgements(run_checks(clickhouse, instance, "intervals"))
    assert not found["intervals.partition_the_day"]


def test_a_hole_in_the_ledger_is_found_and_nothing_is_built_on_it(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    into_ledger(client, (0, 9), (20, 29))
    result = run_day(clickhouse, instance, raise_on_error=False)
    assert not judgements(result)["landing/charger_meter.landed_without_holes"]
    holes = numbers(result, "landing/charger_meter.landed_without_holes")
    assert holes["partition: offsets"] == "charger/0: 10 to 19"
    assert client.rows("SELECT count() FROM derived.metering") == [(0,)]


def test_ranges_that_overlap_or_meet_have_no_hole(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    into_ledger(client, (0, 9), (5, 29), (7, 8), (30, 100_000))
    found = judgements(run_ledger_checks(clickhouse, instance, "charger_meter"))
    assert found["landing/charger_meter.landed_without_holes"]


@pytest.mark.parametrize(
    ("more", "agrees"),
    [
        pytest.param(10, False, id="rows are missing"),
        pytest.param(4, False, id="a row more than a few is missing"),
        pytest.param(3, True, id="a few may have come twice, and were merged"),
        pytest.param(0, True, id="as many"),
        pytest.param(-1, False, id="a row that nobody landed"),
    ],
)
def test_rows_are_as_many_as_the_ledger_says_but_for_a_few_that_came_twice(
    more: int,
    agrees: bool,
    client: ClickHouse,
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
) -> None:
    counted = {name: count + more for name, count in landed_rows(client).items() if count}
    into_ledger(client, (0, 100_000), rows=counted)
    found = judgements(run_ledger_checks(clickhouse, instance, "charger_status"))
    assert found["landing/charger_status.rows_match_the_ledger"] == agrees


@pytest.mark.parametrize(
    ("topic", "age", "fresh"),
    [
        ("charger", timedelta(minutes=5), ["charger.fresh"]),
        ("charger", timedelta(hours=1), []),
        ("weather", timedelta(hours=1), ["weather.fresh"]),
        ("weather", timedelta(hours=3), []),
    ],
)
def test_a_topic_is_fresh_if_its_newest_event_is_young_for_how_often_it_speaks(
    topic: str,
    age: timedelta,
    fresh: list[str],
    client: ClickHouse,
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
) -> None:
    into_ledger(client, (0, 9), newest=datetime.now(UTC) - age, topic=topic)
    judged = judgements(run("freshness", clickhouse, instance))
    assert [name for name, passed in judged.items() if passed] == fresh


def test_a_topic_of_which_nothing_was_landed_is_not_fresh(
    clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    judged = judgements(run("freshness", clickhouse, instance))
    assert not judged["charger.fresh"]
    assert not any(judged.values())
