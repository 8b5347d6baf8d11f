"""What the sender is told: `Ret` with its reason in `Msg`."""

from enum import IntEnum


class Ret(IntEnum):
    """Result of a request."""

    OK = 0
    BUSY = -1
    BAD_SIGNATURE = 4001
    BAD_TOKEN = 4002
    BAD_PARAMETER = 4003
    BUSINESS = 4004
    SYSTEM = 500


class ReturnedError(Exception):
    """A request that did not succeed.

    Attributes:
        msg: names what is wrong and quotes nothing.
        reason: one word of it, for counting.
    """

    def __init__(self, ret: int, msg: str, reason: str = "") -> None:
        super().__init__(f"Ret {ret}: {msg}")
        self.ret = ret
        self.msg = msg
        self.reason = reason
