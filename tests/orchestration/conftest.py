import json
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings, addresses_file
from orchestration.clickhouse import ClickHouseResource
from tests import engines


@pytest.fixture
def client(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    with engines.emptied(clickhouse_settings, "dagster") as made:
        yield made


@pytest.fixture
def home(tmp_path: Path, clickhouse_settings: ClickHouseSettings) -> Path:
    """A home whose running stack is the shared endpoint."""
    file = addresses_file(tmp_path)
    file.parent.mkdir(parents=True)
    where = {"host": clickhouse_settings.host, "port": clickhouse_settings.port}
    file.write_text(json.dumps({"clickhouse": where}))
    return tmp_path


@pytest.fixture
def clickhouse(home: Path) -> ClickHouseResource:
    return ClickHouseResource(home=str(home))


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as made:
        yield made
