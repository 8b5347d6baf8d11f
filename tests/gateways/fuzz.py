"""How many examples a fuzz test of a gateway has: `THREE_NETWORKS_FUZZ=100000 pytest -k fuzz`."""

import os

from hypothesis import HealthCheck, settings

_MANY = os.environ.get("THREE_NETWORKS_FUZZ")

FUZZ = settings(
    max_examples=int(_MANY) if _MANY else settings().max_examples,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
