"""Access tokens: signed with the operator's secret, so that nothing must be remembered of them."""

import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass

from gateways.tcec102.operators import Operator

_EXPIRY_DIGITS = 8


@dataclass(frozen=True)
class Tokens:
    """Issues and checks tokens of 64 characters; they outlive a restart.

    Attributes:
        clock: seconds since 1970.
    """

    lifetime_s: int
    clock: Callable[[], float] = time.time

    def issue(self, operator: Operator) -> str:
        """A token that only this operator may use."""
        expiry = f"{int(self.clock()) + self.lifetime_s:0{_EXPIRY_DIGITS}x}"
        return expiry + _mac(operator, expiry)

    def holds(self, operator: Operator, token: str) -> bool:
        """Is it this operator's, and has it not expired?"""
        expiry, mac = token[:_EXPIRY_DIGITS], token[_EXPIRY_DIGITS:]
        if not hmac.compare_digest(mac.encode(), _mac(operator, expiry).encode()):
            return False
        return self.clock() < int(expiry, 16)


def _mac(operator: Operator, expiry: str) -> str:
    said = f"token/{operator.operator_id}/{expiry}".encode()
    return hmac.digest(operator.operator_secret.encode(), said, "sha256").hex()[:56]
