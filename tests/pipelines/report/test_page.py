"""The page in a real browser: it requests nothing, complains of nothing, and shows something."""

from pathlib import Path

import matplotlib.image
import numpy as np
import pytest

from connections.clickhouse import ClickHouse
from pipelines.report import LANGUAGES, Language, print_pdf, render
from tests.pipelines.report.browser import needs_chromium, screenshot
from tests.pipelines.report.given import report

pytestmark = needs_chromium


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_shows_it_without_complaint(
    a_month: ClickHouse, tmp_path: Path, language: Language
) -> None:
    picture, log = screenshot(render(report(a_month), language), tmp_path)
    assert "CONSOLE" not in log
    assert len(np.unique(matplotlib.image.imread(picture).reshape(-1, 4), axis=0)) > 100


def test_the_browser_would_complain_of_a_request(a_month: ClickHouse, tmp_path: Path) -> None:
    page = render(report(a_month), "en")
    fetching = page.replace("<main>", '<main><img src="http://127.0.0.1:9/x.png">')
    _, log = screenshot(fetching, tmp_path)
    assert "CONSOLE" in log
    assert "Content Security Policy" in log


def test_it_prints_as_a_pdf(a_month: ClickHouse) -> None:
    printed = print_pdf(render(report(a_month), "zh"))
    assert printed.startswith(b"%PDF-")
    assert printed.count(b"/Type /Page\n") >= 3
