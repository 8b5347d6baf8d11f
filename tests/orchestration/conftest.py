import json
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings, addresses_file
from orchestration.clickhouse import ClickHouseResource
from tests.pipelines.engine import emptied, prepared_clickhouse


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClickHouseSettings]:
    """The endpoint that the tests of this room share."""
    with prepared_clickhouse(tmp_path_factory.mktemp("orchestration")) as settings:
        yield settings


@pytest.fixture
def client(engine: ClickHouseSettings) -> Iterator[ClickHouse]:
    with emptied(engine) as made:
        yield made


@pytest.fixture
def home(tmp_path: Path, engine: ClickHouseSettings) -> Path:
    """A home whose running stack is the shared endpoint."""
    file = addresses_file(tmp_path)
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"clickhouse": {"host": engine.host, "port": engine.port}}))
    return tmp_path


@pytest.fixture
def clickhouse(home: Path) -> ClickHouseResource:
    return ClickHouseResource(home=str(home))


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as made:
        yield made
