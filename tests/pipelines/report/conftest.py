from collections.abc import Iterator

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from tests import engines
from tests.pipelines.report.given import a_day_of_march


@pytest.fixture(scope="module")
def a_month(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    """Built once: nothing but a build changes it."""
    with engines.emptied(clickhouse_settings, "dagster") as client:
        a_day_of_march(client)
        yield client
