"""The monthly operation report 月度运行报告 as files: one partition a month."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from connections.clickhouse import ClickHouse
from orchestration.clickhouse import ClickHouseResource
from orchestration.days import FIRST_DAY, ZONE
from pipelines.reach import SETTLED_WITHIN_DAYS
from pipelines.report import (
    CITY,
    LANGUAGES,
    Month,
    NoChromiumError,
    Place,
    make_report,
    print_pdf,
    render,
)
from pipelines.report.place import COLUMN
from pipelines.report.sections import SECTIONS

MONTHS = dg.MonthlyPartitionsDefinition(start_date=FIRST_DAY.isoformat(), timezone=ZONE.key)

_REGISTERED = """
SELECT DISTINCT {column} FROM api.register
WHERE day BETWEEN %(first)s AND %(last)s AND {column} != '' ORDER BY {column}
"""
_VIEWS = sorted({block.view for section in SECTIONS for block in section.blocks})


@dg.asset(
    key=["report", "month"],
    deps=[dg.AssetKey(each.split(".")) for each in _VIEWS],
    partitions_def=MONTHS,
    group_name="report",
    kinds={"html"},
    description="The month of the city and of each district and operator: HTML in both languages,"
    " and the city's as PDF where Chromium is installed; in `reports/<month>` of the home folder.",
)
def monthly_report(
    context: dg.AssetExecutionContext, clickhouse: ClickHouseResource
) -> dg.MaterializeResult[None]:
    """Write the files of a month; again writes the same."""
    month = Month.parse(context.partition_key[:7])
    folder = clickhouse.settings.home / "reports" / str(month)
    folder.mkdir(parents=True, exist_ok=True)
    with clickhouse.connect(context.run.run_id) as client:
        pages = sum(_written(client, month, each, folder) for each in _places(client, month))
    printed = _printed(context, folder)
    return dg.MaterializeResult(
        metadata={"folder": dg.MetadataValue.path(folder), "pages": pages, "PDFs": printed}
    )


def _places(client: ClickHouse, month: Month) -> Iterator[Place]:
    """The city, then each district and operator that had a connector in the month."""
    yield CITY
    for level, column in COLUMN.items():
        select = _REGISTERED.format(column=column)
        for (code,) in client.rows(select, {"first": month.first, "last": month.last}):
            yield Place(level, code)


def _written(client: ClickHouse, month: Month, place: Place, folder: Path) -> int:
    """Write a place's pages; returns how many."""
    report = make_report(client, month, ZONE.key, place)
    for language in LANGUAGES:
        (folder / f"{place}.{language}.html").write_text(render(report, language))
    return len(LANGUAGES)


def _printed(context: dg.AssetExecutionContext, folder: Path) -> int:
    """Print the city's pages; returns how many, 0 without Chromium."""
    pages = [folder / f"{CITY}.{language}.html" for language in LANGUAGES]
    try:
        for page in pages:
            page.with_suffix(".pdf").write_bytes(print_pdf(page.read_text()))
    except NoChromiumError as error:
        context.log.warning("%s: apt-get install chromium", error)
        return 0
    return len(pages)


REPORT = dg.define_asset_job(
    "report",
    selection=dg.AssetSelection.assets(monthly_report),
    description="The report of a month.",
)

# Orders of the month's last day are believed for so many days; the day after that nothing changes.
REPORT_MONTHLY = dg.build_schedule_from_partitioned_job(
    REPORT,
    name="report_monthly",
    day_of_month=SETTLED_WITHIN_DAYS + 1,
    hour_of_day=4,
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
