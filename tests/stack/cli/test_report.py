"""`three-networks report`: what it writes, and what it refuses."""

from pathlib import Path

import pytest

from connections.settings import ClickHouseSettings
from tests import engines
from tests.pipelines.given import connector, refer, station
from tests.stack.cli.test_command_line import run


@pytest.fixture
def reached(clickhouse_settings: ClickHouseSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_PORT", str(clickhouse_settings.port))
    secret = clickhouse_settings.decision_password.get_secret_value()
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_DECISION_PASSWORD", secret)
    with engines.emptied(clickhouse_settings) as client:
        refer(client, station(), connector("C1"))


@pytest.mark.usefixtures("reached")
def test_it_writes_the_page_and_says_how_many_days_it_rests_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "march.html"
    asked = ("--month", "2026-03", "--district", "500101", "--language", "en", "--to", str(page))
    code, out, _ = run(capsys, "report", *asked)
    assert (code, out) == (0, f"{page}: 0 of 31 days had been computed\n")
    assert "<title>Monthly operation report · 500101 · 2026-03</title>" in page.read_text()


@pytest.mark.usefixtures("reached")
def test_a_pdf_without_chromium_is_refused_with_the_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    code, _, err = run(capsys, "report", "--month", "2026-03", "--to", str(tmp_path / "march.pdf"))
    assert code == 1
    assert "printed by Chromium, which is not installed" in err
    assert "apt-get install chromium" in err
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("--month", "July"), "'July' is no month"),
        (("--month", "2026-07", "--district", "5", "--operator", "O1"), "leave one out"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    asked: tuple[str, ...], why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "report", *asked, "--to", str(tmp_path / "report.html"))
    assert code == 1
    assert why in err
