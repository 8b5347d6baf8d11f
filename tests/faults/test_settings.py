"""A wrong password: the worker says which one, and ends."""

import pytest

from tests.faults.harness.city import City

NEEDS_A_DECISION = 78


@pytest.mark.faults
def test_a_wrong_clickhouse_password(city: City) -> None:
    city.extra_environment = {"THREE_NETWORKS_CLICKHOUSE_INGEST_PASSWORD": "wrong"}
    worker = city.new_worker()
    worker.launch()
    assert worker.ended() == NEEDS_A_DECISION
    assert "THREE_NETWORKS_CLICKHOUSE_INGEST_PASSWORD" in worker.log()
