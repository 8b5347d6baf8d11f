"""Instructions of the grid: what is said of them is held against what is measured."""

from typing import Any

import dagster as dg

from connections.clickhouse import ClickHouse
from orchestration.checks.dispatch import reached_is_measured
from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_assets
from tests.orchestration.running import judgements, numbers
from tests.pipelines.given import DAY


def judged(
    clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> dg.ExecuteInProcessResult:
    return dg.materialize(
        [*derived_assets(), reached_is_measured],
        selection=dg.AssetSelection.checks(reached_is_measured),
        instance=instance,
        resources={"clickhouse": clickhouse},
    )


def outcome(client: ClickHouse, name: str, **more: Any) -> None:
    """A row of `derived.dispatch`: at most 40 kW were asked for, and are said to be reached."""
    given = {"day": DAY, "feeder_id": "F1", "target_w": 40_000, "said_outcome": "reached"}
    row = given | {"instruction_id": name} | more
    client.insert("derived.dispatch", {column: [value] for column, value in row.items()})


def test_a_target_that_is_said_to_be_reached_and_was_exceeded_is_found(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    outcome(client, "kept", highest_w=42_000)  # within the tolerance
    outcome(client, "unknown")
    outcome(client, "admitted", said_outcome="missed", highest_w=50_000)
    assert judgements(judged(clickhouse, instance)) == {"dispatch.reached_is_measured": True}
    outcome(client, "exceeded", highest_w=50_000)
    result = judged(clickhouse, instance)
    assert judgements(result) == {"dispatch.reached_is_measured": False}
    assert numbers(result, "reached_is_measured")["found"] == 1
    assert "| exceeded |" in str(numbers(result, "reached_is_measured")["worst"])
