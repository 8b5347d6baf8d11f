"""The backtest's asset: a month's partition writes a page, and its check names who is better."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import dagster as dg
import pytest

from connections.clickhouse import ClickHouse
from orchestration.clickhouse import ClickHouseResource
from orchestration.forecasts.backtest import load_backtest
from pipelines.load_forecast import backtest
from tests.orchestration.running import judgements
from tests.pipelines.feeders import KW, SMALL
from tests.pipelines.given import connector, refer, station

DAYS = 28
BEGINS = datetime(2026, 2, 1, tzinfo=UTC).timestamp()


def charge(client: ClickHouse) -> None:
    """Two stations that take 10 kW more with each hour of the day, alike every day, all February;
    a third one takes nothing."""
    many = {"S1": 10 * KW, "S2": 20 * KW, "S3": 0}
    refer(client, *(station(each) for each in many))
    refer(client, *(connector(f"C{each}", station_id=each) for each in many))
    rows = [(name, nth, kw) for name, kw in many.items() for nth in range(DAYS * 96)]
    client.insert(
        "landing.station_load",
        {
            "event_time": [
                datetime.fromtimestamp(BEGINS + (nth + 1) * 900, UTC) for _, nth, _ in rows
            ],
            "operator_id": ["O1"] * len(rows),
            "station_id": [name for name, _, _ in rows],
            "interval_s": [900] * len(rows),
            "charging_w": [watts * (nth % 96 // 4) for _, nth, watts in rows],
            "known_s": [900] * len(rows),
        },
    )


def test_a_month_is_judged_on_a_page_and_a_rule_that_is_always_right_is_better(
    client: ClickHouse,
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    charge(client)
    small = partial(backtest.backtest_city, settings=SMALL)
    monkeypatch.setattr(backtest, "backtest_city", small)
    result = dg.materialize(
        [load_backtest],
        partition_key="2026-02-01",
        instance=instance,
        resources={"clickhouse": clickhouse},
        run_config={"ops": {load_backtest.op.name: {"config": {"months": 1}}}},
    )
    (made,) = result.asset_materializations_for_node(load_backtest.op.name)
    told = {name: each.value for name, each in made.metadata.items()}
    assert (told["folds"], told["stations"], told["WAPE of a day: day-naive"]) == (1, 2, 0.0)
    page = home / "backtests" / "2026-02.html"
    assert told["page"] == str(page)
    assert "2026-02-01 to 2026-03-01" in page.read_text()
    assert judgements(result) == {"backtest.beats_simple_rules": False}
    (check,) = result.get_asset_check_evaluations()
    better = check.metadata["better than the model"].value
    assert isinstance(better, list)
    assert "day-naive: WAPE of a day" in better
