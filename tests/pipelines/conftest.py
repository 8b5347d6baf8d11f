from collections.abc import Iterator

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from tests import engines


@pytest.fixture
def client(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    with engines.emptied(clickhouse_settings, "dagster") as made:
        yield made
