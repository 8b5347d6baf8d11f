from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from clickhouse_driver import Client

from tests.stack.clickhouse.clickhouse_process import Endpoint, MakeClient


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """The endpoint that tests share; those that stop or kill one start their own."""
    running = Endpoint(tmp_path_factory.mktemp("clickhouse") / "data")
    yield running
    assert running.stop() == 0


@pytest.fixture
def connect(endpoint: Endpoint) -> Iterator[MakeClient]:
    """Makes clients of the shared endpoint that are closed behind the test."""
    made: list[Client] = []

    def make(user: str = "ingest", **options: object) -> Client:
        made.append(endpoint.client(user, **options))
        return made[-1]

    yield make
    for client in made:
        client.disconnect()


@pytest.fixture
def client(connect: MakeClient) -> Client:
    return connect()


@pytest.fixture
def own_endpoint(tmp_path: Path) -> Iterator[Callable[..., Endpoint]]:
    """Starts endpoints on folders of the test's own."""
    started: list[Endpoint] = []

    def start(*options: str, name: str = "data") -> Endpoint:
        started.append(Endpoint(tmp_path / name, options))
        return started[-1]

    yield start
    for each in started:
        each.kill()
