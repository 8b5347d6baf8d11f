"""Structured logs: one JSON object a line, our own and the libraries' alike."""

import logging
from contextlib import suppress
from pathlib import Path

import structlog

_OURS = ("connections", "gateways", "streams", "stack")

_SHARED = (
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
)


class _LogFile(logging.Handler):
    """Appends lines; loses them when the disk is full, rather than ending who writes them."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError), self._path.open("a", encoding="utf-8") as file:
            file.write(self.format(record) + "\n")


def log_as_json(path: Path | None = None) -> None:
    """Send every log line of this process to a file or, without one, to stderr.

    Libraries speak from WARNING on.
    """
    handler = logging.StreamHandler() if path is None else _LogFile(path)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_SHARED,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
