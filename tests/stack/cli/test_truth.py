"""`truth load`: into a real ClickHouse, and in a sentence where it cannot be."""

import re
from pathlib import Path

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from seeds.simulator.truth.folder import TruthFolder, finish
from tests.seeds.simulator.given import simulation, truth
from tests.stack.cli.test_command_line import run


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder with the truth of a simulation."""
    folder = tmp_path / "simulation" / "truth"
    TruthFolder(folder, simulation().clock).take(0, 0, truth())
    finish(folder, b"{}")
    return tmp_path


def test_it_loads_the_folder_of_the_home_and_tells_the_rows(
    home: Path,
    clickhouse_settings: ClickHouseSettings,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_PORT", str(clickhouse_settings.port))
    secret = clickhouse_settings.dagster_password.get_secret_value()
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_DAGSTER_PASSWORD", secret)
    code, out, _ = run(capsys, "truth", "load", "--home", str(home))
    with ClickHouse(clickhouse_settings, "dagster") as client:
        ((many,),) = client.rows("SELECT count() FROM truth.session")
        client.command("DROP DATABASE truth")
    assert code == 0
    assert many == truth()["session"].num_rows
    assert re.search(rf"truth\.session +{many:,}\b", out)


def test_without_clickhouse_it_says_so(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_PORT", "1")
    code, _, err = run(capsys, "truth", "load", "--home", str(home))
    assert code == 1
    assert "ClickHouse does not answer" in err


def test_a_folder_that_is_none_of_truth_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "truth", "load", str(tmp_path / "nothing"))
    assert code == 1
    assert "nothing is no folder of truth: it has no zombie, fault, " in err
    assert "`three-networks simulate` makes one" in err
