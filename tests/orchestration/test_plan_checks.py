"""Plan against actual as Dagster builds it: checks and plots of a day."""

import dagster as dg

from connections.clickhouse import ClickHouse
from orchestration.clickhouse import ClickHouseResource
from orchestration.plots import PLOTS
from tests.orchestration.running import build_day, judgements, numbers, run_checks
from tests.pipelines.given import DAY
from tests.pipelines.plan.places import given, gun, lot, placed


def test_a_days_plan_passes_its_checks(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    given(client, placed(), gun("C1"), lot("L1", 900), lot("L2", 8000))
    build_day(clickhouse, instance, tables=["plan", "service_cells", "utilization"])
    result = run_checks(clickhouse, instance, "plan", "service_cells")
    assert judgements(result)["plan.parts_make_up_the_whole"]
    assert judgements(result)["service_cells.distances_agree"]
    assert numbers(result, "service_cells.distances_agree")["cells"] == 95


def test_a_town_that_was_lost_and_a_distance_that_is_wrong_are_found(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    given(client, placed(), gun("C1"))
    build_day(clickhouse, instance, tables=["plan", "service_cells", "utilization"])
    client.command("DELETE FROM derived.plan WHERE place = 'town' AND measure = 'piles'")
    client.command("DELETE FROM derived.service_cells WHERE distance_m < 500")
    client.command("ALTER TABLE derived.service_cells UPDATE distance_m = 7 WHERE 1")
    result = run_checks(clickhouse, instance, "plan", "service_cells")
    assert not judgements(result)["plan.parts_make_up_the_whole"]
    assert not judgements(result)["service_cells.distances_agree"]


def test_plots_are_drawn_with_what_is_unknown(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    given(client, placed(), gun("C1"), lot("L1", 900))
    build_day(clickhouse, instance, tables=["plan", "service_cells", "siting"])
    for name in ("plan", "service_cells", "siting"):
        drawn = PLOTS[name].draw(client, DAY)
        assert drawn is not None
        assert str(drawn.value).startswith("![plot](data:image/png;base64,iVBOR")


def test_of_a_day_without_rows_nothing_is_drawn(client: ClickHouse) -> None:
    assert PLOTS["plan"].draw(client, DAY) is None
