"""A token is one operator's, for so long."""

import msgspec
import pytest

from gateways.tcec102.tokens import Tokens
from tests.gateways.tcec102.examples import OPERATOR

ISSUED_S = 1_759_305_600


def at(seconds: int) -> Tokens:
    return Tokens(7200, clock=lambda: seconds)


@pytest.mark.parametrize(("after_s", "holds"), [(0, True), (7199, True), (7200, False)])
def test_it_expires(after_s: int, holds: bool) -> None:
    token = at(ISSUED_S).issue(OPERATOR)
    assert at(ISSUED_S + after_s).holds(OPERATOR, token) is holds


@pytest.mark.parametrize("changed", [{"operator_id": "MA7654321"}, {"operator_secret": "1" * 16}])
def test_it_is_no_other_operators(changed: dict[str, str]) -> None:
    other = msgspec.structs.replace(OPERATOR, **changed)
    assert not at(ISSUED_S).holds(other, at(ISSUED_S).issue(OPERATOR))


@pytest.mark.parametrize("forged", ["", "é", "zzzzzzzz", "ffffffff" + "0" * 56])
def test_what_was_not_issued_does_not_hold(forged: str) -> None:
    assert not at(ISSUED_S).holds(OPERATOR, forged)
