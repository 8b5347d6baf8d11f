"""Processing under faults: no output lost or made twice, and states as of a run without them."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

import pytest

from connections.kafka import EventProducer
from schemas import Event
from schemas.contract import declared
from seeds.simulator.conditions import Conditions
from seeds.simulator.parameters import Parameters
from stack.services.workers import PROCESSING
from streams.processors import processors
from streams.register import Register
from tests.faults.harness import hurt_engines, hurt_workers
from tests.faults.harness.city import City
from tests.faults.harness.processed import await_processed, found, undisturbed
from tests.seeds.simulator.given import play, simulation
from tests.streams.processing.played import heard_in

TROUBLED = Parameters(conditions=Conditions(faults=60, grid_losses=30, uplink_losses=30))


@cache
def events() -> list[Event]:
    """A day of a small city, in the order of sending."""
    tables = play(simulation(parameters=TROUBLED, days=1))[0]
    kinds = {kind for each in processors(Register(ZoneInfo("UTC"))) for kind in each.inputs}
    said = sorted(
        (each for each in kinds if declared(each).event_type in tables),
        key=lambda kind: declared(kind).event_type,
    )
    return [each.event for each in heard_in(tables, said)]


def test_kill_of_a_worker(city: City) -> None:
    account_for(city, hurt_workers.kill_worker, workers=2)


@pytest.mark.faults
def test_a_worker_that_wakes_after_its_partitions_were_given_away(city: City) -> None:
    account_for(city, hurt_workers.freeze_worker, workers=2)


@pytest.mark.faults
def test_kill_of_clickhouse(city: City) -> None:
    account_for(city, hurt_engines.kill_endpoint)


@pytest.mark.faults
def test_a_clean_restart_of_the_broker(city: City) -> None:
    account_for(city, hurt_engines.restart_broker)


def account_for(city: City, hurt: Callable[[City, Random], None], workers: int = 1) -> None:
    """Events keep coming while something is hurt."""
    for _ in range(workers):
        city.add_worker(PROCESSING)
    with ThreadPoolExecutor(1) as sender:
        sent = sender.submit(send, city, events())
        hurt(city, Random(1))
        sent.result()
    await_processed(city)
    made, wanted = found(city), undisturbed(city)
    assert len(wanted.outputs) > 500
    assert sorted(made.outputs ^ wanted.outputs) == []
    assert sorted(made.states ^ wanted.states) == []
    for worker in city.workers:
        assert "worker.failed" not in worker.log()


def send(city: City, some: list[Event]) -> None:
    """In ten seconds."""
    producer, pieces = EventProducer(city.settings.kafka), 100
    for number in range(pieces):
        for each in some[number * len(some) // pieces : (number + 1) * len(some) // pieces]:
            producer.send(declared(type(each)), each)
        time.sleep(0.1)
    producer.flush()
