"""The real workers, as `three-networks work land` and `work process` run them."""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

from confluent_kafka import ConsumerGroupState, KafkaException
from confluent_kafka.admin import AdminClient

from benchmarks.common.children import alive, started
from benchmarks.common.report import BenchmarkError
from benchmarks.common.stack import Stack
from connections.kafka import admin
from stack.process import Process
from stack.services.workers import LANDING, PROCESSING, WorkerKind, worker_services

_START_S = 60


def landing_workers(stack: Stack, count: int, group: str) -> AbstractContextManager[list[Process]]:
    """So many landing workers in a consumer group of their own, with every default setting."""
    return _workers(stack, LANDING, count, group)


def processing_workers(
    stack: Stack, count: int, group: str
) -> AbstractContextManager[list[Process]]:
    """So many processing workers in a consumer group of their own, with every default setting."""
    return _workers(stack, PROCESSING, count, group)


@contextmanager
def _workers(stack: Stack, kind: WorkerKind, count: int, group: str) -> Iterator[list[Process]]:
    services = [
        replace(
            service,
            name=f"{service.name}-{group}",
            log=stack.home.log(f"{service.name}-{group}"),
            environment={
                **service.environment,
                **stack.environment,
                f"THREE_NETWORKS_{kind.name.upper()}_GROUP_ID": group,
            },
        )
        for service in worker_services(stack.home, kind, count)
    ]
    with started(stack, services) as processes:
        yield processes


def await_members(stack: Stack, workers: list[Process], group: str) -> None:
    """Return when all workers share the partitions and no rebalance is under way.

    Raises:
        BenchmarkError: a worker failed, or this took too long.
    """
    client = admin(stack.settings.kafka)
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline:
        if _members(client, group) == len(workers):
            return
        if not all(map(alive, workers)):
            raise BenchmarkError("a worker ended before it had partitions")
        time.sleep(0.2)
    raise BenchmarkError(f"{len(workers)} workers did not share the partitions in {_START_S} s")


def _members(client: AdminClient, group: str) -> int:
    """How many share the partitions of a group; 0 while they are being shared out."""
    try:
        found = client.describe_consumer_groups([group], request_timeout=10)[group].result()
    except KafkaException:  # no such group yet, or no coordinator for it
        return 0
    return len(found.members) if found.state == ConsumerGroupState.STABLE else 0
