"""Each concern of data quality has a check that names who is beyond its limits."""

import dagster as dg
import pytest

from connections.clickhouse import ClickHouse
from orchestration.clickhouse import ClickHouseResource
from tests.orchestration.running import a_good_day, build_day, judgements, numbers, run_checks
from tests.pipelines.given import land, meter, session, status


@pytest.fixture(autouse=True)
def _good_day(client: ClickHouse) -> None:
    a_good_day(client)


def beyond(result: dg.ExecuteInProcessResult) -> set[str]:
    """The checks of data quality that failed."""
    found = judgements(result)
    return {name for name, passed in found.items() if name.startswith("quality.") and not passed}


def test_on_a_good_day_all_pass_and_there_is_a_plot(
    clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    made = build_day(clickhouse, instance, tables=["quality", "utilization"])
    (quality,) = made.asset_materializations_for_node("derived__quality")
    assert str(quality.metadata["plot"].value).startswith("![plot](data:image/png;base64,")
    assert beyond(run_checks(clickhouse, instance, "quality")) == set()


def test_what_is_beyond_its_limit_is_listed_with_its_operator(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    land(client, *(status("C1", f"12:0{each}:30", quality="code-unknown") for each in range(3)))
    land(client, meter("C1", "12:00", power_w=64_000))
    land(client, session("C1", "08:10", "09:10", energy_wh=6000))
    build_day(clickhouse, instance, tables=["quality", "utilization"])
    result = run_checks(clickhouse, instance, "quality")
    assert beyond(result) == {
        "quality.codes_are_within_limits",
        "quality.duplicates_are_within_limits",
        "quality.limits_are_within_limits",
    }
    worst = str(numbers(result, "quality.duplicates_are_within_limits")["worst"])
    assert "| O1 | charger.session | order-repeated | 1 | 2 | 0 |" in worst
