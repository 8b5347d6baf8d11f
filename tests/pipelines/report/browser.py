"""A real headless browser, for tests that look at the page as a reader does."""

from pathlib import Path

import pytest

from pipelines.report.pdf import chromium, headless

needs_chromium = pytest.mark.skipif(
    chromium() is None, reason="no Chromium on this machine: apt-get install chromium"
)


def screenshot(page: str, folder: Path) -> tuple[Path, str]:
    """A picture of the page, and what the browser logged."""
    picture = folder / "page.png"
    shot = f"--screenshot={picture}"
    file = folder / "page.html"
    file.write_text(page)
    return picture, headless(file, folder, shot, "--window-size=900,3200")
