"""`backtest`: from a file or a city's own stations to a page and one line of JSON."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from connections.settings import ClickHouseSettings
from tests import engines
from tests.orchestration.forecasts.test_backtest import charge
from tests.stack.cli.test_command_line import run

BEGINS = datetime(2023, 4, 1)  # noqa: DTZ001  # as CHARGED writes it
HOURS = 30 * 24


@pytest.fixture
def reached(clickhouse_settings: ClickHouseSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two stations of a running city that take the same every day of February."""
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_PORT", str(clickhouse_settings.port))
    secret = clickhouse_settings.dagster_password.get_secret_value()
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_DAGSTER_PASSWORD", secret)
    with engines.emptied(clickhouse_settings, "dagster") as client:
        charge(client)


def test_a_month_of_a_station(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every evening 10 kWh an hour from 18 to 21 o'clock: days ahead there is nothing to guess."""
    rows = [
        f"{BEGINS + timedelta(hours=hour)},{10 if 18 <= hour % 24 < 21 else 0},0"
        for hour in range(HOURS)
    ]
    (tmp_path / "volume.csv").write_text("\n".join([",A,B", *rows]) + "\n")
    page = tmp_path / "page.html"
    code, out, _ = run(capsys, "backtest", str(tmp_path), "--to", str(page))
    assert code == 0
    found = json.loads(out.splitlines()[-1])
    assert found["folds"] == 1
    assert found["mae"]["12"]["day-naive"] == 0
    assert found["mae"]["12"]["last-value"] > 1
    assert found["mae"]["12"]["lightgbm"] < 0.5
    assert found["wape"]["12"]["day-naive"] == 0
    assert found["intervals"].keys() == {"1", "3", "6", "12", "day"}
    day = found["intervals"]["day"]
    assert (day["coverage_80"], day["rcrps"]) == (found["coverage_80"], found["rcrps"])
    assert (day["pinball"] < 0.3, day["coverage_90"] > 0.9, day["peak_recall"]) == (
        True,
        True,
        None,
    )
    text = page.read_text()
    assert text.count("<svg") == 4
    assert "2023-04-01 to 2023-04-30" in text
    assert "WAPE of the median" in text
    assert "src=" not in text


@pytest.mark.usefixtures("reached")
def test_a_month_of_the_citys_own_stations(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--month", "2026-02", "--months", "1", "--to", str(tmp_path / "page.html"))
    code, out, _ = run(capsys, "backtest", *asked, "--processes", "1")
    assert code == 0
    found = json.loads(out.splitlines()[-1])
    assert (found["folds"], found["mae"]["12"]["day-naive"]) == (1, 0)
    assert "stations of the city, 2026-02-01 to 2026-02-28" in (tmp_path / "page.html").read_text()


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ((), "a backtest is of a file or of a month"),
        (("volume.csv", "--month", "2026-02"), "a backtest is of a file or of a month"),
        (("--month", "February"), "'February' is no month"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    asked: tuple[str, ...], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "backtest", *asked)
    assert code == 1
    assert why in err


def test_a_file_of_an_hour_has_no_month(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "volume.csv").write_text(f",A\n{BEGINS},1\n")
    code, _, err = run(capsys, "backtest", str(tmp_path))
    assert code == 1
    assert "name data of at least one calendar month" in err


def test_a_missing_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "backtest", str(tmp_path))
    assert code == 1
    assert "volume.csv" in err
