"""Why a simulation did not come to its end, in words."""

import errno

from connections.kafka import UndeliveredError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class SimulationError(Exception):
    """A simulation cannot be, or did not come to its end: what is wrong, and what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}; {remedy}")
        self.message, self.remedy = message, remedy


def in_words(error: Exception, again: str) -> SimulationError:
    """What stopped a simulation; `again` says what the same command does when it is put right."""
    if isinstance(error, SimulationError):
        return error
    if isinstance(error, UndeliveredError):
        return SimulationError(str(error), f"when Kafka is back, {again}")
    if isinstance(error, OSError) and error.errno in _FULL:
        return SimulationError(f"no space is left to write to: {error}", f"free some; {again}")
    return SimulationError(f"{type(error).__name__}: {error}", f"put it right; {again}")
