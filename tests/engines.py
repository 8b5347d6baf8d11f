"""Real engines for tests: Kafka with the declared topics, ClickHouse with the declared schema."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from connections import schema_plan
from connections.clickhouse import ClickHouse, User
from connections.kafka import admin, create_topics
from connections.settings import ClickHouseSettings, KafkaSettings, Settings
from schemas import Topic
from stack.declared import planned
from stack.kafka import running_kafka
from stack.services.clickhouse import running_clickhouse

_numbers = count()


@contextmanager
def endpoint(home: Path) -> Iterator[ClickHouseSettings]:
    """A ClickHouse endpoint with every declared table and view."""
    with running_clickhouse(home) as settings:
        with ClickHouse(settings, "ingest") as client:
            schema_plan.apply(client, planned(client))
        yield settings


@contextmanager
def broker(home: Path) -> Iterator[KafkaSettings]:
    """A Kafka broker without topics."""
    with running_kafka(home) as address:
        yield KafkaSettings(bootstrap=address.bootstrap)


@contextmanager
def emptied(settings: ClickHouseSettings, user: User = "ingest") -> Iterator[ClickHouse]:
    """A client of an endpoint that holds nothing."""
    with ClickHouse(settings, user) as client:
        empty(client, ("landing", "ledger", "state", "latest", "reference", "derived"))
        yield client


def empty(client: ClickHouse, databases: Sequence[str]) -> None:
    """Empty every table of the databases that holds anything."""
    filled = client.rows(
        "SELECT database || '.' || name FROM system.tables"
        " WHERE database IN %(databases)s AND total_rows > 0",
        {"databases": tuple(databases)},
    )
    for (table,) in filled:
        client.command(f"TRUNCATE TABLE {table}")


@contextmanager
def topics(
    settings: KafkaSettings, wanted: tuple[Topic, ...], partitions: int = 1
) -> Iterator[None]:
    """Topics for as long as the block lasts."""
    _create(settings, wanted, partitions)
    yield
    names = {each.name for each in wanted}
    client = admin(settings)  # must outlive its futures
    for future in client.delete_topics(list(names)).values():
        future.result()
    _wait_until(lambda: not names & _existing(settings))


def new_topic(settings: KafkaSettings, partitions: int = 1) -> str:
    """Make a topic that no other test has; returns its name."""
    name = f"topic-{next(_numbers)}"
    _create(settings, (Topic(name, "Of one test."),), partitions)
    return name


def _create(settings: KafkaSettings, wanted: tuple[Topic, ...], partitions: int) -> None:
    create_topics(Settings(kafka=settings, partitions=partitions), wanted)
    _wait_until(lambda: {each.name for each in wanted} <= _existing(settings))


def _existing(settings: KafkaSettings) -> set[str]:
    return set(admin(settings).list_topics(timeout=20).topics)


def _wait_until(reached: Callable[[], bool]) -> None:
    """The broker hears a little later than the controller says that it is done."""
    while not reached():
        time.sleep(0.02)
