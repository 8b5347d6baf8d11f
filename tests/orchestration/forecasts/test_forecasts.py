"""Models and forecasts as Dagster makes them."""

from functools import partial

import dagster as dg
import pytest

from connections.clickhouse import ClickHouse
from orchestration.clickhouse import ClickHouseResource
from orchestration.forecasts.checks import forecast_holds
from orchestration.forecasts.issuing import load_forecast
from orchestration.forecasts.training import load_models
from pipelines.load_forecast import training
from tests.orchestration.running import judgements, numbers
from tests.pipelines.feeders import SMALL, carry

# What is landed now is of the past.
REPLAYED = {"config": {"as_landed": False}}


def made(
    asset: dg.AssetsDefinition,
    partition: str,
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
) -> dict[str, object]:
    """The metadata of an asset's materialization."""
    result = dg.materialize(
        [asset],
        partition_key=partition,
        instance=instance,
        resources={"clickhouse": clickhouse},
        run_config={"ops": {asset.op.name: REPLAYED}},
    )
    (event,) = result.get_asset_materialization_events()
    return {name: each.value for name, each in event.materialization.metadata.items()}


def test_a_level_of_which_too_little_is_known_yet_says_so_and_holds_no_other_one_up(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    carry(client)
    models = made(load_models, "2026-02-08", clickhouse, instance)
    assert models == {"feeder: no model": "no series has loads that change, known for a week"}


def test_a_week_trains_models_and_an_hour_issues_a_forecast_that_is_held_against_the_loads(
    client: ClickHouse,
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    carry(client)
    small = partial(training.train_level, settings=SMALL)
    monkeypatch.setattr(training, "train_level", small)
    models = made(load_models, "2026-03-01", clickhouse, instance)
    assert models["feeder: used"] is True
    assert "station: used" not in models
    for hour in ("2026-03-07-23:00", "2026-03-08-23:00"):
        forecast = made(load_forecast, hour, clickhouse, instance)
    assert (forecast["feeder"], forecast["city"]) == (96 * 11, 0)
    assert str(forecast["plot"]).startswith("![plot](data:image/png;base64,iVBOR")
    checked = dg.materialize(
        [load_forecast, forecast_holds],
        selection=dg.AssetSelection.checks(forecast_holds),
        instance=instance,
        resources={"clickhouse": clickhouse},
    )
    assert judgements(checked).keys() == {"forecast.forecast_holds"}
    assert numbers(checked, "forecast_holds")["feeder: steps"] == 96
