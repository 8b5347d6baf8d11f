import signal
from datetime import timedelta
from pathlib import Path

import dagster as dg
import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings, load_settings
from orchestration import materialize
from orchestration.clickhouse import ClickHouseResource
from orchestration.instance import local_instance
from tests.orchestration.running import a_good_day, run_tables
from tests.pipelines.given import DAY


def test_a_run_builds_the_day_and_tells_what_it_built(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    a_good_day(client)
    result = run_tables(clickhouse, instance, "utilization")
    (event,) = (
        each
        for each in result.get_asset_materialization_events()
        if each.asset_key == dg.AssetKey(["derived", "utilization"])
    )
    metadata = event.materialization.metadata
    assert event.partition == "2026-03-10"
    assert metadata["dagster/partition_row_count"].value == 24
    assert "- `SELECT * FROM api.utilization_city_day WHERE day = '2026-03-10'`" in str(
        metadata["views"].value
    )
    assert str(metadata["plot"].value).startswith("![plot](data:image/png;base64,iVBOR")
    assert client.rows("SELECT time_utilization FROM api.utilization_city_day") == [(1 / 24,)]


def test_days_are_built_into_the_instance_that_the_web_interface_shows(
    home: Path, client: ClickHouse
) -> None:
    a_good_day(client)
    built = materialize.main([DAY], load_settings(home))
    assert [each.what for each in built] == ["reference", "2026-03-10"]
    assert built[0].failed_checks == ()
    with local_instance(home) as instance:
        assert instance.get_materialized_partitions(dg.AssetKey(["derived", "utilization"])) == {
            "2026-03-10"
        }
        assert not instance.telemetry_enabled


def test_a_day_that_fails_is_named_with_its_step_and_cause_and_days_before_it_stay(
    home: Path, client: ClickHouse, instance: dg.DagsterInstance
) -> None:
    runs = materialize.build([DAY, DAY + timedelta(days=1)], instance, load_settings(home))
    assert [next(runs).what, next(runs).what] == ["reference", "2026-03-10"]
    client.command("RENAME TABLE derived.register TO derived.register_away")
    try:
        with pytest.raises(materialize.BuildError) as failed:
            next(runs)
    finally:
        client.command("RENAME TABLE derived.register_away TO derived.register")
    assert str(failed.value) == (
        "2026-03-11 failed at derived__register: ClickHouse refused with code 390 → "
        "`three-networks doctor` says what is wrong; the engine's log has the statement"
    )
    built = instance.get_materialized_partitions(dg.AssetKey(["derived", "utilization"]))
    assert built == {"2026-03-10"}


def test_ctrl_c_within_a_run_ends_the_build_and_is_no_failure(
    home: Path, instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: ClickHouseResource, run_id: str) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(ClickHouseResource, "connect", interrupt)
    with pytest.raises(KeyboardInterrupt):
        next(materialize.build([DAY], instance, load_settings(home)))
    assert [each.is_success for each in instance.get_runs()] == [False]


def test_every_query_carries_the_run_that_it_belongs_to(
    client: ClickHouse, clickhouse: ClickHouseResource
) -> None:
    with clickhouse.connect("run 7") as connection:
        assert connection.rows("SELECT getSetting('log_comment')") == [("dagster run run 7",)]


def test_a_transient_error_asks_for_another_try(clickhouse: ClickHouseResource) -> None:
    with pytest.raises(dg.RetryRequested), clickhouse.connect("a run"):
        raise ConnectionResetError


def test_what_clickhouse_refuses_fails_with_cause_and_remedy(
    clickhouse: ClickHouseResource,
) -> None:
    with pytest.raises(dg.Failure) as failed, clickhouse.connect("a run") as connection:
        connection.rows("SELECT no_such_column")
    assert failed.value.description == (
        "ClickHouse refused with code 47 → "
        "the schema is older than the program: `three-networks schema apply`"
    )
    assert failed.value.allow_retries is False


def test_any_other_error_is_raised_as_it_is(clickhouse: ClickHouseResource) -> None:
    with pytest.raises(ZeroDivisionError), clickhouse.connect("a run"):
        raise ZeroDivisionError


def test_an_engine_that_came_up_on_another_port_is_found(
    home: Path, clickhouse_settings: ClickHouseSettings
) -> None:
    resource = ClickHouseResource(home=str(home))
    assert resource.settings.clickhouse.port == clickhouse_settings.port
