"""Derived tables: one asset a computation, one partition a day of the city."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import dagster as dg

from orchestration.clickhouse import ClickHouseResource
from orchestration.column_schema import column_metadata
from orchestration.days import DAYS, ZONE
from orchestration.plots import PLOTS
from orchestration.reference import reference_key
from orchestration.topics import landing_key
from orchestration.upkeep import CLICKHOUSE, DERIVED_BY, DERIVED_OWNERS
from pipelines import Computation, computations
from pipelines.sources import sources_of
from schemas import Table, View

# When the build began, in seconds since 1970: what landed after that is not in it.
BUILT_FROM = "built from (s since 1970)"

_THE_DAY_BEFORE = dg.TimeWindowPartitionMapping(start_offset=-1, end_offset=-1)


def derived_key(name: str) -> dg.AssetKey:
    """`derived/<table>`."""
    return dg.AssetKey(["derived", name])


def table_asset(table: Table, **more: Any) -> Callable[[Callable[..., Any]], dg.AssetsDefinition]:
    """`dg.asset` of what builds a derived table; `more` is all that is its own."""
    made: Callable[[Callable[..., Any]], dg.AssetsDefinition] = dg.asset(
        key=derived_key(table.name),
        owners=DERIVED_OWNERS,
        pool=CLICKHOUSE,
        metadata=column_metadata(table.columns),
        description=table.comment,
        **more,
    )
    return made


def derived_assets() -> Iterator[dg.AssetsDefinition]:
    """One asset a computation."""
    for computation in computations():
        yield _asset(computation)


def view_specs() -> Iterator[dg.AssetSpec]:
    """The `api` views that rest on derived tables: where lineage ends."""
    for computation in computations():
        for view in computation.views:
            yield view_spec(view, computation.name)


def view_spec(view: View, table: str) -> dg.AssetSpec:
    """A view that rests on a derived table."""
    return dg.AssetSpec(
        dg.AssetKey([view.database, view.name]),
        deps=[derived_key(table)],
        description=view.comment,
        group_name="api",
        kinds={"clickhouse", "view"},
        owners=DERIVED_OWNERS,
    )


def _asset(computation: Computation) -> dg.AssetsDefinition:
    @table_asset(
        computation.table,
        deps=[_dep(table, computation) for table in sources_of(computation)],
        partitions_def=DAYS,
        group_name="derived",
        kinds={"clickhouse", "sql"},
        freshness_policy=DERIVED_BY,
    )
    def build(
        context: dg.AssetExecutionContext, clickhouse: ClickHouseResource
    ) -> dg.MaterializeResult[None]:
        day = date.fromisoformat(context.partition_key)
        began = datetime.now(UTC).timestamp()
        with clickhouse.connect(context.run.run_id) as client:
            summary = computation.compute(client, day, ZONE)
            plot = PLOTS.get(computation.name)
            drawn = plot.draw(client, day) if plot else None
        return dg.MaterializeResult(
            metadata={
                "dagster/partition_row_count": summary.rows,
                "seconds": summary.seconds,
                "views": _queries(computation, day),
                BUILT_FROM: began,
                **({"plot": drawn} if drawn else {}),
            }
        )

    return build


def _dep(table: str, computation: Computation) -> dg.AssetDep:
    """A table rests on others of the same day, and on itself of the day before."""
    own = table == computation.table.qualified
    return dg.AssetDep(_key_of(table), partition_mapping=_THE_DAY_BEFORE if own else None)


def _key_of(table: str) -> dg.AssetKey:
    database, name = table.split(".")
    keys = {"landing": landing_key, "reference": reference_key, "derived": derived_key}
    return keys[database](name)


def _queries(computation: Computation, day: date) -> dg.MetadataValue[Any]:
    queries = (f"SELECT * FROM {each.qualified} WHERE day = '{day}'" for each in computation.views)
    return dg.MetadataValue.md("\n".join(f"- `{query}`" for query in queries))
