"""The real engine for tests: one endpoint process a session, emptied before each test."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pipelines
import schemas
from connections import schema_plan
from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from stack.services.clickhouse import running_clickhouse
from tests.pipelines.given import empty


@contextmanager
def prepared_clickhouse(home: Path) -> Iterator[ClickHouseSettings]:
    """An endpoint with every declared table and view."""
    tables = schemas.tables() + pipelines.tables()
    views = schemas.views() + pipelines.views()
    with running_clickhouse(home) as settings:
        with ClickHouse(settings, "dagster") as client:
            schema_plan.apply(client, schema_plan.plan(client, tables, views))
        yield settings


@contextmanager
def emptied(settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    """A client of an engine that holds nothing."""
    with ClickHouse(settings, "dagster") as client:
        empty(client, ("landing", "ledger", "reference", "derived"))
        yield client
