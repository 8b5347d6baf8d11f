"""Prints a page: by Chromium, which has the fonts of the machine and the page's own print style.

WeasyPrint was not taken: it needs Pango from the system as well, and would lay out otherwise than
the browser in which the page was looked at.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

_NAMES = "chromium", "chromium-browser", "google-chrome"
_WITHIN_S = 120

# The page requests nothing, and the browser shall not either: no name resolves for it. The sandbox,
# which a container's root cannot have, would protect from nothing: the page is our own.
_ALONE = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--enable-logging=stderr",
)


class NoChromiumError(Exception):
    """There is no Chromium on this machine."""


def chromium() -> str | None:
    """The command of Chromium, if it is installed."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def headless(page: Path, folder: Path, *options: str) -> str:
    """Open a page without a window; returns what the browser logged.

    Raises:
        NoChromiumError: it is not installed.
        subprocess.CalledProcessError: it failed.
        subprocess.TimeoutExpired: it did not end.
    """
    command = chromium()
    if not command:
        raise NoChromiumError("a PDF is printed by Chromium, which is not installed")
    found = subprocess.run(
        [command, *_ALONE, f"--user-data-dir={folder / 'profile'}", *options, page.as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=_WITHIN_S,
    )
    return found.stderr


def print_pdf(page: str) -> bytes:
    """The page as PDF, A4.

    Raises:
        NoChromiumError: Chromium is not installed.
    """
    with tempfile.TemporaryDirectory(prefix="report-") as made:
        folder = Path(made)
        source, target = folder / "report.html", folder / "report.pdf"
        source.write_text(page)
        headless(source, folder, "--no-pdf-header-footer", f"--print-to-pdf={target}")
        return target.read_bytes()
