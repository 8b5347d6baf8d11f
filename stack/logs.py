"""Structured logs: one JSON object a line, to a file."""

from contextlib import suppress
from pathlib import Path

import structlog


class _LogFile:
    """Appends lines; loses them when the disk is full, rather than ending who writes them."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def msg(self, line: str) -> None:
        with suppress(OSError), self._path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    debug = info = warning = error = critical = msg


def log_to(path: Path) -> None:
    """Send this process's structlog to the file."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=lambda *names: _LogFile(path),
    )
