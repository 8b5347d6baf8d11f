"""Parking, roads and grid against their landing tables, which are asked again by another route.

Computations find by windows how long a statement held, and divide that between hours; here each
statement is joined to the one beside it, and nothing is divided.
"""

from collections.abc import Iterator

import dagster as dg

from orchestration.checks.asking import ask, city_day, statement
from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_key
from pipelines import Computation, computations

# What the SQL file of each table sums, in its order.
SUMS = {
    "parking_lots": ("known (ms)", "bays known (bay ms)", "bays taken (bay ms)", "vehicles in"),
    "parking_bays": ("known (ms)", "taken (ms)", "taken by fuel cars (ms)"),
    "traffic": ("known (ms)", "speed by time (0.1 km/h ms)", "judged by the source (ms)"),
    "feeder_load": ("known (ms)", "load by time (W ms)", "headroom by time (W ms)", "outage (ms)"),
}


def agreement_checks() -> Iterator[dg.AssetChecksDefinition]:
    """One check a table."""
    for computation in computations():
        if computation.name in SUMS:
            yield _check(computation)


def _check(computation: Computation) -> dg.AssetChecksDefinition:
    @dg.asset_check(
        asset=derived_key(computation.name),
        name="agrees_with_landing",
        description="The sums of the day are those of the landing table.",
    )
    def check(
        context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
    ) -> dg.AssetCheckResult:
        day = city_day(context, clickhouse, computation.name)
        ((derived, landed),) = ask(
            clickhouse, context, _statement(computation.name), computation.parameters(day)
        )
        landed = [each or 0 for each in landed]  # a sum over nothing is NULL
        pairs = zip(SUMS[computation.name], derived, landed, strict=True)
        return dg.AssetCheckResult(
            passed=derived == landed,
            metadata={name: f"{ours}; in landing {theirs}" for name, ours, theirs in pairs},
        )

    return check


def _statement(table: str) -> str:
    """The SQL file of a table; `lasting` says how long each statement held."""
    lasting = statement("agreement/lasting").rstrip()
    return statement(f"agreement/{table}").replace("{lasting}", lasting)
