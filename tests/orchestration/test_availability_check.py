"""Availability: the check passes on a good day, and finds what is broken."""

import dagster as dg

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

CHECK = "availability.conditions_partition_the_day"


def test_on_a_good_day_the_check_passes(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    a_good_day(client)
    result = run_tables(clickhouse, instance, "availability")
    assert judgements(result)[CHECK]
    assert judgements(result)["availability.condition_is_known"]
    assert numbers(result, CHECK) == {
        "connectors": 1,
        "in the register": 1,
        "broken": 0,
        "up (s)": 86_400.0,
        "said to be in order (s)": 86_400.0,
    }
    (plot,) = (
        each.materialization.metadata["plot"].value
        for each in result.get_asset_materialization_events()
        if each.asset_key == dg.AssetKey(["derived", "availability"])
    )
    assert str(plot).startswith("![plot](data:image/png;base64,iVBOR")


def test_a_gap_is_found(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    a_good_day(client)
    build_day(clickhouse, instance, tables=["availability", "utilization"])
    client.command(
        "ALTER TABLE derived.availability UPDATE ends = ends - INTERVAL 1 HOUR WHERE 1"
        " SETTINGS mutations_sync = 2"
    )
    result = run_checks(clickhouse, instance, "availability")
    assert not judgements(result)[CHECK]
    assert numbers(result, CHECK)["broken"] == 1
