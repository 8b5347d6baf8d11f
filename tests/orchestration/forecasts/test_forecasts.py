"""Models and forecasts as Dagster makes them."""

from datetime import UTC, datetime, timedelta
from functools import partial

import dagster as dg
import numpy as np
import pytest

from connections.clickhouse import ClickHouse
from orchestration.clickhouse import ClickHouseResource
from orchestration.forecasts.checks import forecast_holds
from orchestration.forecasts.issuing import load_forecast
from orchestration.forecasts.training import load_models
from pipelines.forecast.outcome import Said, as_table
from pipelines.load_forecast import training
from pipelines.load_forecast.landing import land
from tests.orchestration.running import judgements, numbers
from tests.pipelines.feeders import SMALL, carry
from tests.pipelines.given import DAY, at

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


@pytest.mark.parametrize(
    ("missed", "passed"), [(0, False), (11, True), (30, False)], ids=["wide", "right", "narrow"]
)
def test_forecasts_drift_where_too_many_or_too_few_loads_lie_in_their_intervals(
    client: ClickHouse,
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
    missed: int,
    passed: bool,
) -> None:
    """Of a day of 100 kW in 88 quarters of an hour and 300 kW in eight."""
    carry(client)
    told = np.tile([90.0, 110, 310], (1, 96, 1))
    told[0, 72:80, 0] = 310 if missed else 90
    told[0, :missed, 0] = 105
    for day in (DAY - timedelta(days=1), DAY):
        issued_at = datetime.fromtimestamp(at("00:05", day) / 1000, UTC)
        begins = at("00:00", day) + np.arange(96) * 900_000
        said = Said(("lightgbm",), (0.1, 0.5, 0.9), told)
        rows = as_table(("F1",), issued_at, begins.astype("datetime64[ms]"), [said])
        land(client, "feeder", rows, issued_at)
    checked = dg.materialize(
        [load_forecast, forecast_holds],
        selection=dg.AssetSelection.checks(forecast_holds),
        instance=instance,
        resources={"clickhouse": clickhouse},
    )
    assert judgements(checked) == {"forecast.forecast_holds": passed}
    held = 96 - missed - (8 if missed else 0)
    assert numbers(checked, "forecast_holds")["feeder: in the 80 % interval"] == held / 96
