"""Forecasts of a feeder with a regular day: trained, promoted or not, issued, landed and read."""

import dataclasses
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from pipelines.forecast import TooShortError
from pipelines.forecast.backtest.scores import Errors, Result, Told
from pipelines.forecast.outcome import Said, as_table
from pipelines.frames.levels import Level
from pipelines.load_forecast.backtest import better_rules
from pipelines.load_forecast.held import Held, held
from pipelines.load_forecast.issuing import issue
from pipelines.load_forecast.landing import land
from pipelines.load_forecast.registry import Kept, UnreadableModelError, current, keep
from pipelines.load_forecast.training import train_level
from tests import engines
from tests.pipelines.feeders import DAYS, KW, SMALL, carry
from tests.pipelines.given import ZONE, at


def moment(clock: str) -> datetime:
    return datetime.fromtimestamp(at(clock) / 1000, UTC)


@pytest.fixture(scope="module")
def client(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    with engines.emptied(clickhouse_settings, "dagster") as made:
        carry(made)
        yield made


@pytest.fixture(scope="module")
def folder(client: ClickHouse, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with one model."""
    made = tmp_path_factory.mktemp("models")
    train_level(client, "feeder", moment("00:00"), ZONE, made, as_landed=False, settings=SMALL)
    return made


def test_the_first_model_is_used_and_says_what_it_is_made_of(folder: Path) -> None:
    kept = current(folder, "feeder")
    assert kept is not None
    assert kept.metadata.version == "20260309T160000Z"
    assert kept.metadata.promoted
    assert (kept.metadata.series, kept.metadata.step_s, kept.metadata.horizon) == (1, 900, 96)
    assert kept.metadata.data_from == datetime(2026, 1, 26, 16, tzinfo=UTC)
    assert kept.metadata.known_share == DAYS / 42
    assert kept.metadata.parameters["rounds"] == 20
    boosters = kept.model.members.trees.boosters.values()
    assert {kept.metadata.features} == {tuple(each.feature_name()) for each in boosters}
    assert current(folder, "station") is None


@pytest.mark.parametrize(("score_kw", "used"), [(2.0, "first"), (3.0, "first"), (1.9, "second")])
def test_a_model_is_used_only_if_it_is_better_than_the_one_in_use(
    folder: Path, tmp_path: Path, score_kw: float, used: str
) -> None:
    made = current(folder, "feeder")
    assert made is not None
    versions = {"first": (moment("00:00"), 2.0, None), "second": (moment("01:00"), score_kw, 2.0)}
    for issued_at, score, champion in versions.values():
        metadata = replace(
            made.metadata, issued_at=issued_at, score_kw=score, champion_score_kw=champion
        )
        keep(tmp_path, Kept(made.model, metadata))
    kept = current(tmp_path, "feeder")
    assert kept is not None
    assert kept.metadata.issued_at == versions[used][0]
    assert len(list(tmp_path.glob("feeder/*/metadata.json"))) == 2


def test_the_model_in_use_is_asked_for_the_last_week_too(
    client: ClickHouse, folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(folder, tmp_path / "models")
    champion = current(tmp_path / "models", "feeder")
    hasty = dataclasses.replace(SMALL, rounds=1)
    later = train_level(
        client,
        "feeder",
        moment("01:00"),
        ZONE,
        tmp_path / "models",
        as_landed=False,
        settings=hasty,
    )
    assert champion is not None
    assert later is not None
    assert later.champion_score_kw is not None
    assert later.champion_score_kw < later.score_kw
    assert not later.promoted
    kept = current(tmp_path / "models", "feeder")
    assert kept is not None
    assert kept.metadata.issued_at == champion.metadata.issued_at


def test_trained_again_as_of_the_same_time_it_is_not_held_against_itself(
    client: ClickHouse, folder: Path
) -> None:
    first = current(folder, "feeder")
    again = train_level(
        client, "feeder", moment("00:00"), ZONE, folder, as_landed=False, settings=SMALL
    )
    assert first is not None
    assert again is not None
    assert (again.score_kw, again.champion_score_kw) == (first.metadata.score_kw, None)
    assert again.promoted


def test_a_model_that_no_load_can_judge_is_not_made(client: ClickHouse, tmp_path: Path) -> None:
    later = moment("+8 00:00")
    with pytest.raises(TooShortError, match="nothing is known of the last week"):
        train_level(client, "feeder", later, ZONE, tmp_path, as_landed=False, settings=SMALL)
    assert current(tmp_path, "feeder") is None


@pytest.mark.parametrize("written", ['"features"', '"kw_last"'])
def test_a_model_of_another_version_is_named_with_the_remedy(
    folder: Path, tmp_path: Path, written: str
) -> None:
    shutil.copytree(folder, tmp_path / "models")
    (file,) = tmp_path.glob("models/feeder/*/metadata.json")
    file.write_text(file.read_text().replace(written, '"other"'))
    with pytest.raises(UnreadableModelError, match=r"remove .*/feeder and materialize"):
        current(tmp_path / "models", "feeder")


def test_a_forecast_is_landed_with_its_interval_and_simple_rules_beside_it(
    client: ClickHouse, folder: Path
) -> None:
    issue(client, "feeder", moment("00:00"), ZONE, folder, as_landed=False)
    rows = client.rows(
        "SELECT toHour(valid_at, 'Asia/Shanghai') AS hour, count(), min(p50_w) > 200000,"
        " max(p50_w) > 200000, countIf(p10_w <= p50_w AND p50_w <= p90_w)"
        " FROM api.load_forecast WHERE level = 'feeder' AND series = 'F1' GROUP BY hour ORDER BY 1"
    )
    assert rows == [(hour, 4, hour in (18, 19), hour in (18, 19), 4) for hour in range(24)]
    assert client.rows(
        "SELECT rule, groupUniqArray(value_w), uniqExact(issued_at)"
        " FROM api.load_forecast_history WHERE rule LIKE 'day%' GROUP BY rule"
    ) == [("day-naive", [100 * KW, 300 * KW], 1)]


def test_issued_again_it_takes_the_place_of_the_first_and_an_earlier_one_stays(
    client: ClickHouse, folder: Path
) -> None:
    for clock in ("-1 23:00", "00:00", "00:00"):
        issue(client, "feeder", moment(clock), ZONE, folder, as_landed=False)
    assert client.rows(
        "SELECT issued_at, count() FROM api.load_forecast_history"
        " WHERE statistic = 'p50' GROUP BY issued_at ORDER BY issued_at"
    ) == [(moment("-1 23:00"), 96), (moment("00:00"), 96)]
    assert client.rows("SELECT DISTINCT issued_at FROM api.load_forecast") == [(moment("00:00"),)]


def test_a_level_that_was_issued_a_day_before_the_newest_has_no_forecast_any_more(
    client: ClickHouse,
) -> None:
    issued: dict[Level, str] = {"station": "-1 12:00", "city": "12:00"}
    for level, clock in issued.items():
        said = Said(("lightgbm",), (0.5,), np.ones((1, 1, 1)))
        begins = np.array([at(clock)], "datetime64[ms]")
        rows = as_table((level,), moment(clock), begins, [said])
        land(client, level, rows, moment(clock))
    assert client.rows("SELECT level FROM api.load_forecast WHERE level != 'feeder'") == [("city",)]
    assert client.rows("SELECT count() FROM api.load_forecast_history WHERE level = 'station'") == [
        (1,)
    ]
    client.command("DELETE FROM derived.forecast WHERE level != 'feeder'")


def test_what_is_forecast_no_more_is_gone_when_the_hour_is_issued_again(
    client: ClickHouse,
) -> None:
    def land_series(*series: str) -> None:
        said = Said(("lightgbm",) * len(series), (0.5,), np.ones((len(series), 1, 1)))
        begins = np.array([at("12:00")], "datetime64[ms]")
        rows = as_table(series, moment("12:00"), begins, [said])
        land(client, "station", rows, moment("12:00"))

    land_series("O1/S1", "O1/S2")
    land_series("O1/S2")
    assert client.rows(
        "SELECT series, value_w FROM api.load_forecast_history WHERE level = 'station'"
    ) == [("O1/S2", KW)]


def test_loads_of_a_day_are_held_against_what_was_told_of_them(client: ClickHouse) -> None:
    """Of 100 kW, and 300 kW in eight quarters of an hour."""
    issued_at, quantiles = moment("-1 00:00"), (0.1, 0.5, 0.9)
    said = Said(("lightgbm",), quantiles, np.tile([90.0, 110, 250], (1, 96, 1)))
    begins = at("-1 00:00") + np.arange(96) * 900_000
    rows = as_table(("F1",), issued_at, begins.astype("datetime64[ms]"), [said])
    land(client, "feeder", rows, issued_at)
    found = held(client, "feeder", [issued_at - timedelta(days=1), issued_at], ZONE)
    assert found == Held(steps=96, covered=88, apart_kw=88 * 10 + 8 * 190, total_kw=8800 + 2400)
    assert found.share == 88 / 96
    nothing = held(client, "city", [issued_at], ZONE)
    assert (nothing, nothing.share, nothing.wape) == (Held(0, 0, 0, 0), None, None)


def test_without_a_model_or_data_nothing_is_issued_or_trained(
    client: ClickHouse, folder: Path, tmp_path: Path
) -> None:
    assert issue(client, "feeder", moment("00:00"), ZONE, tmp_path) == 0
    assert train_level(client, "city", moment("00:00"), ZONE, tmp_path, settings=SMALL) is None
    assert train_level(client, "feeder", moment("00:00"), ZONE, tmp_path, settings=SMALL) is None


def test_a_rule_is_better_where_any_of_its_errors_is_lower_than_the_models() -> None:
    def errors(**of: tuple[float, float, float | None]) -> dict[str, Errors]:
        return {name: Errors(*each) for name, each in of.items()}

    nothing = np.empty(0)
    result = Result(
        errors={
            1: errors(lightgbm=(2.0, 3.0, 0.2), naive=(1.9, 3.0, 0.1)),
            3: errors(lightgbm=(2.0, 3.0, 0.2), naive=(2.0, 2.9, 0.2)),
        },
        city={},
        day_ahead=errors(lightgbm=(1.0, 1.0, 0.3), naive=(1.0, 1.0, 0.3), other=(1.0, 1.0, 0.2)),
        spreads={},
        example=Told(nothing, nothing, nothing, nothing, {}, nothing),
        folds=1,
    )
    assert list(better_rules(result)) == [
        "naive: mae at 1 h",
        "naive: rmse at 3 h",
        "other: WAPE of a day",
    ]
