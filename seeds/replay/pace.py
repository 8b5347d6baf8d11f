"""How fast a replay goes."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from seeds.replay.errors import ReplayError


@dataclass
class Pace:
    """Holds events back until their time has come; `factor` 60 is a minute a second, None no wait.

    Event time starts with the first event and runs on through gaps of the source.
    """

    factor: float | None
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _zero: tuple[int, float] | None = field(default=None, init=False)

    @classmethod
    def parse(cls, text: str) -> "Pace":
        """`max`, or how many times real time: `60` or `60x`.

        Raises:
            ReplayError: it is neither.
        """
        if text == "max":
            return cls(None)
        try:
            factor = float(text.removesuffix("x"))
        except ValueError:
            factor = 0.0
        if not 0 < factor < float("inf"):
            raise ReplayError(f"speed {text!r} is neither `max` nor a number above 0")
        return cls(factor)

    def wait(self, at_ms: int) -> None:
        """Return when an event of that time is due."""
        if self.factor is None:
            return
        if self._zero is None:
            self._zero = (at_ms, self.now())
        first_ms, begun = self._zero
        ahead = (at_ms - first_ms) / 1000 / self.factor - (self.now() - begun)
        if ahead > 0:
            self.sleep(ahead)
