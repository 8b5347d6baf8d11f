"""`report`: the monthly operation report 月度运行报告, as a page or a PDF."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter, validators

from connections.clickhouse import ClickHouse
from stack.cli.context import Given
from stack.cli.months import parsed
from stack.cli.paths import writable
from stack.errors import StackError

if TYPE_CHECKING:
    from pipelines.report import Place

_Page = Annotated[Path, Parameter(validator=(validators.Path(ext=("html", "pdf")), writable))]


def report(
    *,
    month: str,
    to: _Page,
    district: str | None = None,
    operator: str | None = None,
    language: Literal["zh", "en"] = "zh",
    context: Given,
) -> None:
    """Write the report of a month: of the city, a district or an operator.

    It is one file that needs nothing else. A file that ends in .pdf is printed by Chromium.

    Parameters
    ----------
    month
        Such as 2026-07.
    to
        File to write: .html or .pdf.
    district
        Code of a district.
    operator
        Id of an operator.
    language
        zh or en.
    """
    from pipelines.report import NoChromiumError, make_report, print_pdf, render

    place, asked = _place(district, operator), parsed(month)
    with ClickHouse(context.settings.clickhouse, "decision", comment="report") as client:
        found = make_report(client, asked, context.settings.time_zone, place)
    page = render(found, language)
    try:
        to.write_bytes(print_pdf(page) if to.suffix == ".pdf" else page.encode())
    except NoChromiumError as error:
        raise StackError(str(error), "apt-get install chromium, or write to .html") from error
    context.console.print(f"{to}: {found.days_built} of {asked.days} days had been computed")


def _place(district: str | None, operator: str | None) -> "Place":
    from pipelines.report import CITY, Place

    if district and operator:
        raise StackError("a report is of a district or of an operator", "leave one out")
    if district:
        return Place("district", district)
    return Place("operator", operator) if operator else CITY
