"""`backtest`: from a file in CHARGED's layout to a page and one line of JSON."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.stack.cli.test_command_line import run

BEGINS = datetime(2023, 4, 1)  # noqa: DTZ001  # as CHARGED writes it
HOURS = 30 * 24


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
    text = page.read_text()
    assert text.count("<svg") == 4
    assert "2023-04-01 to 2023-04-30" in text
    assert "src=" not in text


def test_a_missing_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "backtest", str(tmp_path))
    assert code == 1
    assert "volume.csv" in err
