"""ClickHouse and Kafka are killed, frozen and restarted, while events keep coming."""

from collections.abc import Callable
from random import Random

import pytest

from tests.faults.harness import hurt_engines
from tests.faults.harness.city import City
from tests.faults.harness.delivered import assert_delivered
from tests.faults.harness.settle import await_landed

EVENTS = 100_000


def test_kill_of_clickhouse(city: City) -> None:
    account_for(city, hurt_engines.kill_endpoint)


@pytest.mark.faults
def test_a_clickhouse_that_freezes_and_comes_back(city: City) -> None:
    account_for(city, hurt_engines.freeze_endpoint)


@pytest.mark.faults
def test_kill_of_the_broker(city: City) -> None:
    account_for(city, hurt_engines.kill_broker)


@pytest.mark.faults
def test_a_clean_restart_of_the_broker(city: City) -> None:
    account_for(city, hurt_engines.restart_broker)


def account_for(city: City, hurt: Callable[[City, Random], None]) -> None:
    city.add_workers(1)
    load = city.produce(EVENTS, rate=8000)
    await_landed(city, 10_000)
    hurt(city, Random(1))
    load.await_end()
    assert assert_delivered(city).produced == 99_980
