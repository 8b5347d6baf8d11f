"""CHARGED's layout: a row an hour, a column a station; and the reference table of simple rules."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from pipelines.forecast.backtest import DataError, read_charged
from pipelines.forecast.backtest.folds import PLAN, folds
from pipelines.forecast.features import Features
from pipelines.forecast.frame import Frame
from pipelines.forecast.metrics import mae, rmse
from pipelines.forecast.rules import RULES

DATA = os.environ.get("THREE_NETWORKS_DATA", "")

# Single stations of São Paulo, means over six folds, MAE and RMSE in kWh an hour: computed apart
# from this code, by CHARGED's protocol.
REFERENCE = {
    ("last-value", 1): (0.807, 3.772),
    ("last-value", 3): (1.391, 5.411),
    ("last-value", 6): (1.862, 6.260),
    ("last-value", 12): (2.391, 7.001),
    ("day-naive", 1): (2.414, 6.381),
    ("day-naive", 3): (2.423, 6.393),
    ("day-naive", 6): (2.438, 6.415),
    ("day-naive", 12): (2.453, 6.439),
    ("week-naive", 1): (3.066, 6.606),
    ("week-naive", 3): (3.073, 6.612),
    ("week-naive", 6): (3.086, 6.625),
    ("week-naive", 12): (3.103, 6.622),
}


@pytest.fixture(scope="module")
def sao_paulo() -> Frame:
    if not DATA:
        pytest.skip("THREE_NETWORKS_DATA names no folder with charged-spo")
    return read_charged(Path(DATA) / "charged-spo")


def test_the_folds_reproduce_the_reference_run_of_simple_rules(sao_paulo: Frame) -> None:
    features = Features(sao_paulo, max(PLAN.horizons_h))
    for (name, horizon), expected in REFERENCE.items():
        pairs = []
        for fold in folds(sao_paulo):
            asked = fold.asked(sao_paulo, horizon)
            said, actual = RULES[name](features, asked), features.actual(asked).astype(float)
            pairs.append((mae(actual, said), rmse(actual, said)))
        assert np.mean(pairs, axis=0) == pytest.approx(expected, abs=0.0006), (name, horizon)


def test_stations_that_never_charged_are_left_out(sao_paulo: Frame) -> None:
    assert sao_paulo.values.shape == (4392, 41)


def test_a_file_is_read_as_kw_of_hours(tmp_path: Path) -> None:
    file = tmp_path / "volume.csv"
    file.write_text(",B,A\n2023-04-01 00:00:00,1.5,0\n2023-04-01 01:00:00,,0\n")
    frame = read_charged(tmp_path)
    assert (frame.series, frame.start) == (("B",), datetime(2023, 4, 1, tzinfo=UTC))
    assert frame.values[0, 0] == 1.5
    assert np.isnan(frame.values[1, 0])


def test_the_weather_beside_it_is_known_as_its_hour_ends(tmp_path: Path) -> None:
    hours = ("2023-04-01 00:00:00", "2023-04-01 01:00:00")
    (tmp_path / "volume.csv").write_text(",A\n" + "".join(f"{each},1\n" for each in hours))
    rows = f",time,humidity,temp,precip\n9,{hours[0]},94,20.5,0.4\n10,{hours[1]},95,,0\n"
    (tmp_path / "weather.csv").write_text(rows)
    weather = read_charged(tmp_path).weather
    assert weather
    assert_array_equal(weather.said, [[20.5, 0.4], [np.nan, 0]])
    assert str(weather.available_at[0]) == "2023-04-01T01:00:00"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (",A\n2023-04-01 00:00:00,1\n2023-04-01 02:00:00,1\n", "the hour after the one before"),
        (",A\n2023-04-01 00:00:00,many\n", "volume.csv"),
        ("station,A\n1,1\n", "the first column has to be the hour"),
    ],
)
def test_what_is_no_such_file_is_said(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "volume.csv").write_text(text)
    with pytest.raises(DataError, match=said):
        read_charged(tmp_path)


def test_weather_without_its_columns_is_said(tmp_path: Path) -> None:
    (tmp_path / "volume.csv").write_text(",A\n2023-04-01 00:00:00,1\n")
    (tmp_path / "weather.csv").write_text("time,celsius\n2023-04-01 00:00:00,20\n")
    with pytest.raises(DataError, match=r"weather\.csv.*temp"):
        read_charged(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"volume\.csv"):
        read_charged(tmp_path)


def test_a_fold_is_so_many_calendar_months_and_its_last_tenth_the_test() -> None:
    frame = Frame(
        series=("A",),
        start=datetime(2026, 7, 1, tzinfo=UTC),
        step=timedelta(hours=1),
        values=np.zeros((31 * 24 + 31 * 24 + 5, 1)),
        lower=np.zeros(1),
        upper=np.zeros(1),
        kind=("public",),
        zone=ZoneInfo("UTC"),
    )
    found = [(fold.number, fold.begin, fold.end) for fold in folds(frame)]
    assert found == [(1, 669, 744), (2, 1338, 1488)]
    first = next(folds(frame)).asked(replace(frame, values=frame.values[:744]), 3)
    assert (first.origin[0] + 3, first.origin[-1] + 3) == (669 + 12 + 2, 742)
