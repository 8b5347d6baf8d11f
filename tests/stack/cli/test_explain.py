"""`explain`: a verdict in words, from a real ClickHouse."""

from collections.abc import Iterator

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from tests import engines
from tests.pipelines.zombie.stories import QUIET, SILENT, Story, nth, play
from tests.stack.cli.test_command_line import run

STORIES = {"unused": Story((QUIET,)), "silent": Story((SILENT,))}


@pytest.fixture(scope="module")
def judged(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    with engines.emptied(clickhouse_settings, "dagster") as client:
        play(client, STORIES, days=13)
        yield client


@pytest.fixture(autouse=True)
def reached(
    judged: ClickHouse, clickhouse_settings: ClickHouseSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_PORT", str(clickhouse_settings.port))
    secret = clickhouse_settings.dagster_password.get_secret_value()
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_DAGSTER_PASSWORD", secret)


def test_it_says_what_was_decided_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "explain", "unused", str(nth(12)))
    assert code == 0
    assert "O1 / site of unused / unused" in out
    assert f"Confirmed since {nth(10)} as `unused`, with a probability of 99." in out
    assert f"It was last charged on {nth(6)};" in out
    assert "nobody charges although its site is used" in out


def test_it_shows_the_days_before(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "explain", "silent", str(nth(12)))
    lines = [line for line in out.splitlines() if line.startswith(str(nth(0).year))]
    assert len(lines) == 13
    assert lines[6].split()[:4] == [str(nth(6)), "100%", "4", "0"]
    assert lines[12].split() == [str(nth(12)), "0%", "0", "0", "█" * 20, "confirmed"]


def test_of_a_day_that_was_not_judged_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "explain", "unused", "2020-01-01")
    assert code == 1
    assert "nothing was decided on unused on 2020-01-01" in err
