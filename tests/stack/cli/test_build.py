"""`build`: days of a stretch, computed by a real engine without Dagster's daemon."""

from pathlib import Path

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from tests.orchestration.test_killed import killed
from tests.stack.cli.test_command_line import run


@pytest.fixture
def reached(clickhouse_settings: ClickHouseSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_PORT", str(clickhouse_settings.port))
    secret = clickhouse_settings.dagster_password.get_secret_value()
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_DAGSTER_PASSWORD", secret)


def test_it_builds_what_is_not_built_and_ends_what_was_killed(
    ingest: ClickHouse, reached: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ("build", "2025-03-31", "2025-03-31", "--home", str(tmp_path))
    code, out, _ = run(capsys, *command)
    assert (code, out.splitlines()[0].split(":")[0]) == (0, "reference")
    assert "\n2025-03-31: " in out
    assert "\ndays built: 1, in " in out
    assert "\nreport of 2025-03: " in out
    assert (tmp_path / "reports" / "2025-03" / "city.zh.html").exists()
    killed(tmp_path, "report")
    code, out, _ = run(capsys, *command)
    assert (code, out) == (
        0,
        "report of 2026-03: its run was killed, and is marked as failed now\n"
        "2025-03-31 to 2025-03-31 are built, and nothing of them landed since\n",
    )


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [
        ("2025-03-10", "2025-03-09", "2025-03-10 to 2025-03-09 is no stretch of days"),
        ("2012-02-29", "2012-03-09", "2012-02-29 to 2012-03-09 is no stretch of days"),
        ("2025-03-10", "2999-01-01", "2999-01-01 has not ended in the city"),
    ],
)
def test_of_days_that_cannot_be_built_it_says_so(
    first: str, last: str, wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "build", first, last)
    assert code == 1
    assert wrong in err
