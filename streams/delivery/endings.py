"""How a worker ends when it must not go on: exit codes, last words, at once."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from clickhouse_driver.errors import ServerException

from connections.retries import UnreachableError
from streams.delivery.errors import DeliveryStoppedError

log = structlog.get_logger(__name__)

EXIT_SOFTWARE, EXIT_TEMPORARY, EXIT_DECISION = 70, 75, 78

_AUTHENTICATION_FAILED = 516
_PASSWORD = (
    "set THREE_NETWORKS_CLICKHOUSE_INGEST_PASSWORD to the password that ClickHouse was started "
    "with, and start the worker again"
)


@contextmanager
def ending_on_error() -> Iterator[None]:
    """No exception leaves this block: faust would ack what was not stored."""
    try:
        yield
    except (asyncio.CancelledError, GeneratorExit):
        raise
    except BaseException as error:
        end(error)


def needs_decision(error: BaseException) -> bool:
    """Would another try fail in the same way until someone acts?"""
    return isinstance(error, DeliveryStoppedError) or _is_refused_password(error)


def end(error: BaseException) -> None:
    """End the process at once: whatever was not stored is not acked and comes again."""
    if isinstance(error, DeliveryStoppedError):
        log.critical("worker.stopped", why=type(error).__name__, remedy=str(error))
        code = EXIT_DECISION
    elif isinstance(error, UnreachableError):
        log.critical("worker.stopped", why=f"{error.engine} unreachable", remedy=str(error))
        code = EXIT_TEMPORARY
    elif _is_refused_password(error):
        log.critical("worker.stopped", why="ClickHouse refuses the password", remedy=_PASSWORD)
        code = EXIT_DECISION
    else:
        log.critical("worker.failed", error=type(error).__name__, exc_info=error)
        code = EXIT_SOFTWARE
    os._exit(code)


def _is_refused_password(error: BaseException) -> bool:
    return isinstance(error, ServerException) and error.code == _AUTHENTICATION_FAILED
