"""What an HTTP status says of a record: taken, later, or never."""

import requests
from urllib3.exceptions import InvalidHeader
from urllib3.util import Retry

from gateways.refusal import RefusedError

_LATER = {408, 425, 429}
_LONGEST_S = 3600.0  # of a Retry-After: our assumption


class LaterError(Exception):
    """The receiver does not take the record now, and may later.

    Attributes:
        reason: one word of it, for counting.
        after_s: how long it asks us to wait; 0 where it does not say.
    """

    def __init__(self, reason: str, after_s: float = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.after_s = after_s


def check(answer: requests.Response) -> None:
    """Did the receiver take it?

    Raises:
        LaterError: 5xx, 408, 425 or 429; with what its Retry-After asks for.
        RefusedError: any other status but 2xx.
    """
    status = answer.status_code
    if status >= 500 or status in _LATER:
        raise LaterError(f"http-{status}", _asked_s(answer))
    if not 200 <= status < 300:
        raise RefusedError("refused-by-receiver", detail=f"HTTP {status}")


def _asked_s(answer: requests.Response) -> float:
    """Retry-After, RFC 9110 10.2.3: seconds or a date."""
    said = answer.headers.get("Retry-After")
    if said is None:
        return 0
    try:
        return min(_LONGEST_S, Retry().parse_retry_after(said))
    except InvalidHeader:
        return 0
