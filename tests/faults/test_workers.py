"""Workers are killed, stopped, frozen and crowded, while events keep coming."""

from random import Random

import pytest

from tests.faults.harness import hurt_workers
from tests.faults.harness.city import City
from tests.faults.harness.delivered import assert_delivered
from tests.faults.harness.settle import await_landed


def test_kill(city: City) -> None:
    city.add_workers(2)
    load = city.produce(80_000, rate=8000)
    await_landed(city, 20_000)
    hurt_workers.kill_worker(city, Random(1))
    load.await_end()
    assert assert_delivered(city).produced == 79_984


def test_sigterm_in_an_insert(city: City) -> None:
    city.add_workers(1)
    load = city.produce(60_000, rate=8000)
    await_landed(city, 20_000)
    hurt_workers.terminate_in_insert(city, Random(1))
    load.await_end()
    assert assert_delivered(city).produced == 59_988


@pytest.mark.faults
def test_a_worker_that_wakes_after_its_partitions_were_given_away(city: City) -> None:
    city.add_workers(2)
    load = city.produce(200_000, rate=8000)
    await_landed(city, 20_000)
    hurt_workers.freeze_worker(city, Random(1))
    load.await_end()
    assert assert_delivered(city).produced == 199_960


@pytest.mark.faults
def test_a_worker_that_joins_and_leaves(city: City) -> None:
    city.add_workers(2)
    load = city.produce(300_000, rate=8000)
    await_landed(city, 20_000)
    hurt_workers.rebalance_storm(city, Random(1))
    load.await_end()
    assert assert_delivered(city, faults=6).produced == 299_940
