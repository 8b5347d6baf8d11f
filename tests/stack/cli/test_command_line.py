"""What needs no engine."""

import io
import json
import re
from pathlib import Path

import pytest

from stack.cli.app import app
from stack.errors import StackError


def run(capsys: pytest.CaptureFixture[str], *tokens: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        app.meta(tokens)
    printed = capsys.readouterr()
    code = ended.value.code
    assert isinstance(code, int)
    return code, printed.out, printed.err


@pytest.mark.parametrize(
    "command",
    ["up", "down", "status", "config", "doctor", "topics", "schema", "work", "replay", "simulate"],
)
def test_every_command_has_help(capsys: pytest.CaptureFixture[str], command: str) -> None:
    code, out, _ = run(capsys, command, "--help")
    assert code == 0
    assert f"three-networks {command}" in out


def test_help_hides_what_only_the_supervisor_calls(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--help")
    assert "doctor" in out
    assert "prepare" not in out


def test_config_masks_secrets_and_names_sources(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_INGEST_PASSWORD", "secret-of-ours")
    monkeypatch.setenv("THREE_NETWORKS_PARTITIONS", "8")
    code, out, _ = run(capsys, "config", "--json", "--home", str(tmp_path))
    rows = {row["variable"]: row for row in json.loads(out)}
    assert code == 0
    assert "secret-of-ours" not in out
    assert rows["THREE_NETWORKS_CLICKHOUSE_INGEST_PASSWORD"]["source"] == "environment"
    assert rows["THREE_NETWORKS_PARTITIONS"]["value"] == "8"
    assert rows["THREE_NETWORKS_TIME_ZONE"]["source"] == "default"
    assert rows["THREE_NETWORKS_HOME"]["source"] == "--home"


def test_config_lists_gateways_that_are_not_set_up_and_masks_their_secrets(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = "THREE_NETWORKS_GATEWAY_GBT32960"
    monkeypatch.setenv(f"{own}_PLATFORMS", '{"CQ": "secret-of-theirs"}')
    monkeypatch.setenv("THREE_NETWORKS_PSEUDONYM_KEY", "short")
    code, out, _ = run(capsys, "config", "--json", "--home", str(tmp_path))
    rows = {row["variable"]: (row["value"], row["source"]) for row in json.loads(out)}
    assert code == 0
    assert rows[f"{own}_PLATFORMS"] == ("••••••", "environment")
    assert rows["THREE_NETWORKS_PSEUDONYM_KEY"] == ("••••••", "environment")
    assert rows[f"{own}_PORT"] == ("8960", "default")
    assert rows["THREE_NETWORKS_GATEWAY_PUSH_TOKENS_FILE"] == ("", "not set")
    assert rows["THREE_NETWORKS_GATEWAY_OCPP_PATIENCE_S"] == ("10", "default")
    assert "secret-of-theirs" not in out


def test_an_unknown_topic_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = run(capsys, "topics", "delete", "chargers", "--home", str(tmp_path))
    assert code == 1
    assert "no contract declares chargers" in err


@pytest.mark.parametrize("command", [("topics", "list"), ("replay", "acn", ".")])
def test_without_kafka_a_command_says_where_it_looked(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    command: tuple[str, ...],
) -> None:
    monkeypatch.setenv("THREE_NETWORKS_KAFKA_BOOTSTRAP", "127.0.0.1:9")
    code, _, err = run(capsys, *command, "--home", str(tmp_path))
    assert code == 1
    assert "Kafka does not answer at 127.0.0.1:9" in err


def test_topics_are_not_deleted_where_nobody_can_be_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    code, _, err = run(capsys, "topics", "delete", "charger", "--home", str(tmp_path))
    assert code == 1
    assert "nobody is there to be asked" in err
    assert "--yes" in err


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("report --month 2026-07 --to nowhere/page.html", "'nowhere/page.html' cannot be written"),
        ("report --month 2026-07 --to .", "does not match one of supported extensions"),
        ("report --month 2026-07 --to page.doc", "does not match one of supported extensions"),
        ("backtest . --to nowhere/page.html", "'nowhere/page.html' cannot be written"),
        ("incident S1 2026-03-10 --hours -1", "Must be > 0"),
    ],
)
def test_what_cannot_be_is_refused_before_any_work(
    capsys: pytest.CaptureFixture[str], command: str, says: str
) -> None:
    code, _, err = run(capsys, *command.split())
    assert code == 2
    assert says in " ".join(err.replace("│", " ").split())


def test_debug_shows_where_an_error_comes_from(tmp_path: Path) -> None:
    with pytest.raises(StackError, match="no contract declares"):
        app.meta(["topics", "delete", "chargers", "--debug", "--home", str(tmp_path)])


def test_a_simulation_is_summed_up_with_speed_memory_and_checksum(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = str(tmp_path / "city")
    code, out, _ = run(capsys, "simulate", "--profile", "tiny", "--days", "1", "--parquet", folder)
    assert code == 0
    assert re.search(r"charger\.session +\d+", out)
    assert re.search(r"\d+ events in .* s: .* a second, at most \d+ MB a process, checksum \w", out)


def test_a_rate_and_files_do_not_go_together(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, _, err = run(capsys, "simulate", "--parquet", str(tmp_path / "x"), "--rate", "5")
    assert code == 1
    assert "--rate is for Kafka" in err


@pytest.mark.parametrize(
    ("options", "says", "remedy"),
    [
        (
            ["--connectors", "3"],
            "3 connectors are too few for 40 stations",
            "name more connectors, or fewer stations",
        ),
        (
            ["--connectors", "20000000"],
            "Expected `int` <= 2000000 - at `$.connectors`",
            "name another",
        ),
        (["--first-day", "2050-01-01"], "holidays are not known", "name other days"),
        (["--parameters", "."], "Is a directory", "correct it; what is left out is ours"),
    ],
)
def test_a_city_that_cannot_be_is_refused_before_anything_is_written(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    options: list[str],
    says: str,
    remedy: str,
) -> None:
    folder = tmp_path / "city"
    code, _, err = run(capsys, "simulate", "--parquet", str(folder), *options)
    assert code == 1
    assert says in err
    assert f"→ {remedy}" in err
    assert not folder.exists()


def test_a_wrong_parameter_is_named_with_its_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "mine.json"
    file.write_text('{"failed": 2}')
    code, _, err = run(capsys, "simulate", "--parameters", str(file))
    assert code == 1
    assert f"{file}: Expected `float` <= 1.0 - at `$.failed`" in err
