from collections.abc import Iterator

import pytest

from connections.clickhouse import ClickHouse
from connections.schema_plan import apply, plan
from connections.settings import ClickHouseSettings
from schemas.render.clickhouse import create_database
from stack.services.clickhouse import running_clickhouse
from tests.connections.schema_plan.planning import TABLE, VIEW, made


@pytest.fixture(scope="package")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClickHouseSettings]:
    """An endpoint with databases and without tables."""
    with running_clickhouse(tmp_path_factory.mktemp("bare")) as settings:
        with ClickHouse(settings, "ingest") as client:
            apply(client, plan(client, [], []))
        yield settings


@pytest.fixture
def client(bare: ClickHouseSettings) -> Iterator[ClickHouse]:
    with ClickHouse(bare, "ingest") as client:
        yield client
        for database in ("api", "latest", "derived"):
            client.command(f"DROP DATABASE IF EXISTS {database}")
            client.command(create_database(database))


@pytest.fixture
def empty(client: ClickHouse) -> ClickHouse:
    made(client, TABLE, VIEW)
    return client


@pytest.fixture
def filled(empty: ClickHouse) -> ClickHouse:
    empty.insert("derived.t", {"a": [1], "b": [2]})
    return empty
