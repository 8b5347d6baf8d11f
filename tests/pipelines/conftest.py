from collections.abc import Iterator

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from tests.pipelines.engine import emptied, prepared_clickhouse


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClickHouseSettings]:
    """The endpoint that the tests of this room share."""
    with prepared_clickhouse(tmp_path_factory.mktemp("pipelines")) as settings:
        yield settings


@pytest.fixture
def client(engine: ClickHouseSettings) -> Iterator[ClickHouse]:
    with emptied(engine) as made:
        yield made
