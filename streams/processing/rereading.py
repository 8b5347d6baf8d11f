"""The register is read again while a worker runs: by its shell, between two groups of batches."""

import time
from collections.abc import Sequence
from typing import Any

import structlog

from connections.clickhouse import CLICKHOUSE, ClickHouse
from streams.delivery.applied import Applied, Applier, Work
from streams.register import Register, register_mark, register_rows

log = structlog.get_logger(__name__)

REREAD_S = 10.0
"""How often it is asked whether another one was loaded: our assumption."""


class Rereading:
    """An `Applier` that hands the register over before a group is applied, if it is another.

    Of one group all is judged by one register. Which one, depends on when it was loaded: a worker
    that takes over may know a newer one than was known when the same records were applied first.
    """

    def __init__(
        self, applier: Applier, register: Register, client: ClickHouse, give_up_after_s: float
    ) -> None:
        self.tables = applier.tables
        self._applier = applier
        self._register = register
        self._client = client
        self._give_up_after_s = give_up_after_s
        self._mark: Sequence[Any] = ()
        self._due = 0.0

    def apply(self, works: Sequence[Work]) -> Applied:
        """See `Applier`.

        Raises:
            UnreachableError: ClickHouse did not answer for longer than we wait.
        """
        if time.monotonic() >= self._due:
            CLICKHOUSE.retried(self._read, self._give_up_after_s)
            self._due = time.monotonic() + REREAD_S
        return self._applier.apply(works)

    def _read(self) -> None:
        mark = register_mark(self._client)  # before the rows, which may be newer then
        if mark != self._mark:
            rows = list(register_rows(self._client))
            self._register.take(rows)
            self._mark = mark
            log.info("register.read", rows=len(rows))
