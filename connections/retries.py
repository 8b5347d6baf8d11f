"""Trying again what passes by itself, for as long as someone is willing to wait."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import structlog

Result = TypeVar("Result")

log = structlog.get_logger(__name__)

_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.1, 2.0


class UnreachableError(Exception):
    """An engine did not answer for as long as we were willing to wait; names the remedy."""

    def __init__(self, engine: str, waited_s: float, last: str) -> None:
        super().__init__(
            f"{engine} has refused for {waited_s:.0f} s, last with {last}; "
            "see `three-networks doctor`"
        )
        self.engine = engine


@dataclass(frozen=True)
class Engine:
    """What is asked again and again.

    Attributes:
        name: as people call it.
        is_transient: may the same call succeed later, with nothing changed on our side?
        in_short: the kind of an error without its text, which may quote a record.
    """

    name: str
    is_transient: Callable[[BaseException], bool]
    in_short: Callable[[BaseException], str]

    def retried(self, call: Callable[[], Result], give_up_after_s: float) -> Result:
        """Call until it succeeds, as long as what goes wrong is transient.

        Raises:
            UnreachableError: it did not within `give_up_after_s`; carries the last error.
        """
        start = time.monotonic()
        pause = _FIRST_PAUSE_S
        while True:
            try:
                return call()
            except Exception as error:
                if not self.is_transient(error):
                    raise
                waited, short = time.monotonic() - start, self.in_short(error)
                if waited > give_up_after_s:
                    raise UnreachableError(self.name, waited, short) from error
                event = f"{self.name.lower()}.retry"
                log.warning(event, error=short, waited_s=round(waited, 1))
                time.sleep(pause)
                pause = min(_LONGEST_PAUSE_S, pause * 2)
