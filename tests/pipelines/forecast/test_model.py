"""A model says for each series, step and statistic what its place allows, from what was known."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from pipelines.forecast import FORECAST, QUANTILES, Model, TooShortError, load, save, train
from pipelines.forecast.frame import duration, instant
from pipelines.forecast.places import STATES
from tests.pipelines.forecast.stations import HOUR, ISSUED_AT, QUICK, SERIES, START, stations

FRAME = stations()
LEARNED = ("evening-1", "evening-2", "night-1", "night-2")


@pytest.fixture(scope="module")
def model() -> Model:
    return train(FRAME, ISSUED_AT, 24, QUICK)


@pytest.fixture(scope="module")
def said(model: Model) -> pa.Table:
    return model.forecast(FRAME, ISSUED_AT)


def of(said: pa.Table, series: str, model: str, quantile: float | None = None) -> list[float]:
    """kW of the 24 hours."""
    wanted = pc.is_null(said["quantile"]) if quantile is None else None
    chosen = wanted if wanted is not None else pc.equal(said["quantile"], quantile)
    rows = said.filter(chosen).filter(pc.field("series") == series)
    rows = rows.filter(pc.field("model") == model).sort_by("valid_at")
    found: list[float] = rows["value"].to_pylist()
    return found


def test_a_row_for_each_hour_from_the_one_that_begins_now(said: pa.Table) -> None:
    assert said.schema == FORECAST
    hours = sorted(set(said["valid_at"].to_pylist()))
    assert hours == [ISSUED_AT + number * HOUR for number in range(24)]
    assert set(said["issued_at"].to_pylist()) == {ISSUED_AT}
    for quantile in (None, *QUANTILES):
        assert len(of(said, "night-1", "lightgbm", quantile)) == 24


@pytest.mark.parametrize("series", LEARNED)
def test_the_peak_is_where_it_is_every_day(said: pa.Table, series: str) -> None:
    peak = int(np.argmax(of(said, series, "lightgbm", 0.5)))
    assert abs(peak - (19 if series.startswith("evening") else 2)) <= 1


@pytest.mark.parametrize("series", SERIES)
def test_quantiles_are_in_order_and_within_what_is_installed(said: pa.Table, series: str) -> None:
    installed = FRAME.upper[SERIES.index(series)]
    name = next(
        iter(set(said.filter(pc.field("series") == series)["model"].to_pylist()) & set(STATES))
    )
    quantiles = np.array([of(said, series, name, each) for each in QUANTILES])
    assert (np.diff(quantiles, axis=0) >= 0).all()
    assert quantiles.min() >= 0
    assert quantiles.max() <= installed


def test_what_no_model_can_speak_of_is_told_otherwise_and_named_so(said: pa.Table) -> None:
    named = {
        series: set(said.filter(pc.field("series") == series)["model"].to_pylist()) & set(STATES)
        for series in SERIES
    }
    assert named == {
        **{series: {"lightgbm"} for series in LEARNED},
        "rest": {"rest"},
        "new": {"cold-start"},
        "silent": {"fallback"},
        "stuck": {"fallback"},
    }
    assert of(said, "rest", "rest", 0.95) == [0] * 24
    assert of(said, "stuck", "fallback", 0.5) == [5] * 24
    assert int(np.argmax(of(said, "new", "cold-start", 0.5))) in (18, 19, 20)


def test_simple_rules_stand_beside_every_series(said: pa.Table) -> None:
    for rule in ("last-value", "day-naive", "mean-of-7", "week-naive", "ridge"):
        assert len(of(said, "evening-2", rule)) == 24
    assert of(said, "evening-2", "last-value") == pytest.approx([FRAME.values[-1, 1]] * 24)
    assert of(said, "evening-2", "day-naive") == pytest.approx(FRAME.values[-24:, 1].tolist())
    assert of(said, "silent", "day-naive") == []


def test_of_what_was_never_heard_no_rule_says_that_it_is_nothing(model: Model) -> None:
    values = FRAME.values.copy()
    values[:, SERIES.index("night-2")] = np.nan
    said = model.forecast(replace(FRAME, values=values), ISSUED_AT)
    for rule in ("last-value", "day-naive", "mean-of-7", "week-naive", "ridge"):
        assert of(said, "night-2", rule) == []
        assert len(of(said, "night-1", rule)) == 24
    assert len(of(said, "night-2", "cold-start", 0.5)) == 24


def test_the_others_hold_less_since_series_at_rest_or_stuck_are_always_held(model: Model) -> None:
    held = model.calibration.held
    assert (held > (0.7, 0.85)).all()
    assert (held < (0.8, 0.9)).all()


def test_what_comes_later_changes_nothing(model: Model, said: pa.Table) -> None:
    later = np.vstack([FRAME.values, np.full((48, len(SERIES)), 99.0)])
    assert model.forecast(replace(FRAME, values=later), ISSUED_AT).equals(said)


def test_a_value_published_later_cannot_reach_an_earlier_forecast(model: Model) -> None:
    ends = (FRAME.begins + duration(HOUR))[:, None].repeat(len(SERIES), axis=1)
    ends[-3:, 0] = instant(ISSUED_AT + HOUR)
    wrong = FRAME.values.copy()
    wrong[-3:, 0] = 22
    told = [
        model.forecast(replace(FRAME, values=values, available_at=ends), ISSUED_AT)
        for values in (FRAME.values, wrong)
    ]
    assert told[0].equals(told[1])
    after = [
        model.forecast(replace(FRAME, values=values, available_at=ends), ISSUED_AT + HOUR)
        for values in (FRAME.values, wrong)
    ]
    assert not after[0].equals(after[1])


def test_the_same_training_gives_the_same_model_and_files_keep_it(
    model: Model, said: pa.Table, tmp_path: Path
) -> None:
    assert train(FRAME, ISSUED_AT, 24, QUICK).forecast(FRAME, ISSUED_AT).equals(said)
    save(model, tmp_path / "model")
    assert load(tmp_path / "model").forecast(FRAME, ISSUED_AT).equals(said)


def test_a_station_that_was_not_there_in_the_training_is_told_by_its_kind(model: Model) -> None:
    other = replace(FRAME, series=("opened", *SERIES[1:]))
    said = model.forecast(other, ISSUED_AT)
    assert of(said, "opened", "ridge") == []
    assert int(np.argmax(of(said, "opened", "cold-start", 0.5))) in (18, 19, 20)


def test_above_all_that_was_seen_the_ridge_lifts_the_forecast(model: Model) -> None:
    members = replace(model.members, highest=1.0)
    lifted = replace(model, members=members).forecast(FRAME, ISSUED_AT)
    plain = model.forecast(FRAME, ISSUED_AT)
    assert max(of(lifted, "night-1", "lightgbm", 0.5)) > max(of(plain, "night-1", "lightgbm", 0.5))


def test_too_little_history_is_said() -> None:
    with pytest.raises(TooShortError, match=r"9\.0 days are known, and a model needs 10"):
        train(FRAME, START + timedelta(days=9), 24, QUICK)
    resting = replace(FRAME, values=np.zeros_like(FRAME.values))
    with pytest.raises(TooShortError, match="no series has loads that change"):
        train(resting, ISSUED_AT, 24, QUICK)
