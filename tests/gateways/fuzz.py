"""How many examples a fuzz test of a gateway has: `THREE_NETWORKS_FUZZ=100000 pytest -k fuzz`."""

import os
from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings

_MANY = os.environ.get("THREE_NETWORKS_FUZZ")
_LONG_S = 7200

Test = TypeVar("Test", bound=Callable[..., None])


def fuzz(test: Test) -> Test:
    """Give a property as many examples as the environment asks for, and the time they take."""
    examples = int(_MANY) if _MANY else settings().max_examples
    fine = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    given = settings(max_examples=examples, suppress_health_check=fine)(test)
    return pytest.mark.timeout(_LONG_S)(given) if _MANY else given
