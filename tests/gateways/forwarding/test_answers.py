"""What an HTTP status says of a record: taken, later, or never."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
import requests

from gateways.forwarding.answers import LaterError, check
from gateways.refusal import RefusedError


def answer(status: int, retry_after: str | None = None) -> requests.Response:
    made = requests.Response()
    made.status_code = status
    if retry_after is not None:
        made.headers["Retry-After"] = retry_after
    return made


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_taken(status: int) -> None:
    check(answer(status))


@pytest.mark.parametrize("status", [301, 400, 401, 404, 409, 410, 413, 422])
def test_never(status: int) -> None:
    with pytest.raises(RefusedError, match=f"^HTTP {status}$") as refused:
        check(answer(status))
    assert refused.value.reason == "refused-by-receiver"


@pytest.mark.parametrize(
    ("status", "retry_after", "after_s"),
    [
        (500, None, 0),
        (503, "7", 7),
        (408, None, 0),
        (425, None, 0),
        (429, "120", 120),
        (429, "86400", 3600),
        (503, "soon", 0),
        (503, "Sun, 01 Mar 2020 00:00:00 GMT", 0),
    ],
)
def test_later(status: int, retry_after: str | None, after_s: float) -> None:
    with pytest.raises(LaterError, match=f"^http-{status}$") as later:
        check(answer(status, retry_after))
    assert later.value.after_s == after_s


def test_a_retry_after_may_be_a_date() -> None:
    then = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    with pytest.raises(LaterError) as later:
        check(answer(503, then))
    assert 80 < later.value.after_s <= 90
