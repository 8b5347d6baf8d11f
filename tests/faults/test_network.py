"""The connection between workers and ClickHouse is cut and slowed."""

from random import Random

import pytest

from tests.faults.harness import hurt_network
from tests.faults.harness.city import City
from tests.faults.harness.delivered import assert_delivered


def test_a_connection_that_is_cut_in_an_insert(city: City) -> None:
    city.add_workers(1)
    load = city.produce(80_000, rate=8000)
    hurt_network.cut_insert(city, Random(1))
    load.await_end()
    assert city.proxy.cuts >= 3
    assert assert_delivered(city).produced == 79_984


@pytest.mark.faults
def test_a_sink_that_is_slow(city: City) -> None:
    city.add_workers(1)
    load = city.produce(100_000, rate=8000)
    hurt_network.slow_sink(city, Random(1))
    load.await_end()
    assert assert_delivered(city).produced == 99_980
