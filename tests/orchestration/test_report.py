"""The report's asset: a month's partition writes files, and writes the same ones again."""

from pathlib import Path

import dagster as dg
import pytest

from connections.clickhouse import ClickHouse
from orchestration.clickhouse import ClickHouseResource
from orchestration.definitions import defs
from orchestration.report import monthly_report
from tests.orchestration.running import a_good_day, build_day


def write(clickhouse: ClickHouseResource, instance: dg.DagsterInstance) -> dict[str, object]:
    """Run the partition of March; returns its metadata."""
    result = dg.materialize(
        [monthly_report],
        partition_key="2026-03-01",
        instance=instance,
        resources={"clickhouse": clickhouse},
    )
    (found,) = result.asset_materializations_for_node("report__month")
    return {name: value.value for name, value in found.metadata.items()}


def test_a_month_is_written_for_the_city_each_district_and_operator(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance, home: Path
) -> None:
    a_good_day(client)
    build_day(clickhouse, instance, tables=["utilization"])
    told = write(clickhouse, instance)
    folder = home / "reports" / "2026-03"
    pages = {each.name: each.read_bytes() for each in folder.glob("*.html")}
    assert sorted(pages) == [
        "city.en.html",
        "city.zh.html",
        "district-500101.en.html",
        "district-500101.zh.html",
        "operator-O1.en.html",
        "operator-O1.zh.html",
    ]
    assert told["pages"] == 6
    assert told["PDFs"] == len(list(folder.glob("*.pdf")))
    write(clickhouse, instance)
    assert {each.name: each.read_bytes() for each in folder.glob("*.html")} == pages


def test_without_chromium_pages_are_written_and_no_pdf(
    client: ClickHouse,
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    told = write(clickhouse, instance)
    assert (told["pages"], told["PDFs"]) == (2, 0)
    assert not list((home / "reports" / "2026-03").glob("*.pdf"))


def test_it_is_due_when_orders_of_the_last_day_are_settled() -> None:
    schedule = defs.resolve_schedule_def("report_monthly")
    assert schedule.cron_schedule == "0 4 8 * *"
    assert schedule.execution_timezone == "Asia/Shanghai"
