"""Processing under faults: no output lost or made twice, and states as of a run without them."""

from collections.abc import Callable, Iterator
from random import Random

import pytest

from stack.services.workers import PROCESSING
from tests.faults.harness import hurt_engines, hurt_network, hurt_workers
from tests.faults.harness.city import City
from tests.faults.harness.processed import await_processed, found, undisturbed
from tests.faults.harness.told import Telling, events

LASTS_S = 10


@pytest.fixture
def city(engines: City) -> Iterator[City]:
    """A city that has processing workers only."""
    engines.renew(kind=PROCESSING)
    yield engines
    engines.end_processes()


def test_kill_of_a_worker(city: City) -> None:
    account_for(city, hurt_workers.kill_worker, workers=2)


@pytest.mark.faults
def test_a_worker_that_wakes_after_its_partitions_were_given_away(city: City) -> None:
    account_for(city, hurt_workers.freeze_worker, workers=2)


@pytest.mark.faults
def test_a_worker_that_joins_and_leaves(city: City) -> None:
    account_for(city, hurt_workers.rebalance_storm)


@pytest.mark.faults
def test_kill_of_clickhouse(city: City) -> None:
    account_for(city, hurt_engines.kill_endpoint)


@pytest.mark.faults
def test_a_clean_restart_of_the_broker(city: City) -> None:
    account_for(city, hurt_engines.restart_broker)


@pytest.mark.faults
def test_a_sink_that_is_slow(city: City) -> None:
    account_for(city, hurt_network.slow_sink)


def account_for(city: City, hurt: Callable[[City, Random], None], workers: int = 1) -> None:
    """A day of events comes in ten seconds or more while something is hurt."""
    city.add_workers(workers)
    day = events(days=1)
    telling = Telling(city.settings.kafka, day, rate=len(day) / LASTS_S)
    hurt(city, Random(1))
    telling.await_end()
    await_processed(city)
    made, wanted = found(city), undisturbed(city)
    assert len(wanted.outputs) > 500
    assert sorted(made.outputs ^ wanted.outputs) == []
    assert sorted(made.states ^ wanted.states) == []
    for worker in city.workers:
        assert "worker.failed" not in worker.log()
