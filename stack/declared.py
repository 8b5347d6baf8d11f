"""The whole declared ClickHouse schema: of the contracts and of the computations."""

import pipelines
import schemas
from connections import schema_plan
from connections.clickhouse import ClickHouse
from connections.schema_plan import Change
from connections.settings import Settings


def planned(client: ClickHouse) -> list[Change]:
    """The changes that make ClickHouse what is declared."""
    tables = schemas.tables() + pipelines.tables()
    views = schemas.views(Settings().time_zone) + pipelines.views()
    return schema_plan.plan(client, tables, views)
