"""Who answers for each asset, what limits its runs, and by when it has to be made anew."""

from datetime import timedelta
from pathlib import Path

import dagster as dg
import pytest

from orchestration.definitions import defs
from orchestration.instance import instance_in_use, local_instance, prepare

GRAPH = defs.resolve_asset_graph()
TABLES = [key for key in GRAPH.materializable_asset_keys if key.path[0] in ("derived", "reference")]


def test_every_asset_of_a_layer_has_its_owner() -> None:
    owners = {
        GRAPH.get(key).group_name: GRAPH.get(key).owners for key in GRAPH.get_all_asset_keys()
    }
    assert {
        "kafka": ["team:streams"],
        "landing": ["team:streams"],
        "reference": ["team:register"],
        "derived": ["team:data"],
        "api": ["team:data"],
    }.items() <= owners.items()


def test_every_asset_has_a_kind_and_a_description() -> None:
    for node in (GRAPH.get(key) for key in GRAPH.get_all_asset_keys()):
        assert (node.key, bool(node.kinds)) == (node.key, True)
        assert (node.key, bool(node.description)) == (node.key, True)


def test_columns_are_shown_with_their_units() -> None:
    schema = GRAPH.get(dg.AssetKey(["derived", "intervals"])).metadata["dagster/column_schema"]
    columns = {each.name: (each.type, each.description) for each in schema.columns}
    assert columns["milliseconds"] == ("UInt32", "Length, within the day. [ms]")
    assert columns["registered"] == ("Bool", "In the register of the day?")


def test_what_writes_clickhouse_is_in_its_pool() -> None:
    pools = {key.path[0]: GRAPH.get(key).pools for key in TABLES}
    assert pools == {"derived": {"clickhouse"}, "reference": {"clickhouse"}}


def test_of_the_runs_in_the_pool_one_goes_at_a_time(tmp_path: Path) -> None:
    with local_instance(tmp_path) as instance:
        concurrency = instance.get_concurrency_config()
    assert concurrency.pool_config.default_pool_limit == 1
    assert concurrency.pool_config.pool_granularity is not None
    assert concurrency.pool_config.pool_granularity.value == "run"
    assert concurrency.run_queue_config is not None
    assert concurrency.run_queue_config.max_concurrent_runs == 2


def test_runs_go_to_the_instance_that_a_server_names_else_to_that_of_this_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with instance_in_use(tmp_path / "home") as instance:
        assert instance.root_directory == str(tmp_path / "home" / "dagster")
    monkeypatch.setenv("DAGSTER_HOME", str(prepare(tmp_path / "server")))
    with instance_in_use(tmp_path / "home") as instance:
        assert instance.root_directory == str(tmp_path / "server" / "dagster")


def test_tables_are_due_by_six_of_the_city() -> None:
    due = {key.path[0]: GRAPH.get(key).freshness_policy for key in TABLES}
    assert due == {
        "derived": dg.FreshnessPolicy.cron("0 6 * * *", timedelta(hours=4), "Asia/Shanghai"),
        "reference": dg.FreshnessPolicy.cron("0 6 * * *", timedelta(hours=5), "Asia/Shanghai"),
    }
