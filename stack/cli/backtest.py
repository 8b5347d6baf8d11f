"""`backtest`: forecasts on public data or the city's own, beside simple rules."""

import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

from cyclopts import Parameter

from connections.clickhouse import ClickHouse
from stack.cli.context import Given, plain_table
from stack.cli.months import parsed
from stack.cli.paths import writable
from stack.errors import StackError

if TYPE_CHECKING:
    from pipelines.forecast import Frame
    from pipelines.forecast.backtest import Result
    from pipelines.report import Month


def backtest(
    data: Path | None = None,
    /,
    *,
    month: str | None = None,
    months: int = 2,
    to: Annotated[Path, Parameter(validator=writable)] = Path("backtest.html"),
    processes: int = os.cpu_count() or 1,
    context: Given,
) -> None:
    """Forecast a public data set or the city's own stations fold by fold, beside simple rules.

    Writes a page with plots; the last line printed is JSON.

    Parameters
    ----------
    data
        Hourly kWh in CHARGED's layout: a file, or the folder that holds volume.csv.
    month
        Such as 2026-07, instead of data: what ClickHouse has of the city's stations up to its end.
    months
        Of that history, the month the last; each is a fold more.
    to
        Page to write.
    processes
        That folds are shared out to; as many as there are cores.
    """
    from pipelines.forecast import TooShortError
    from pipelines.forecast.backtest import NoFoldError, backtest, figures, render

    begun = time.monotonic()
    name, frame = _asked(data, month, months, context)
    try:
        result = backtest(
            frame,
            lambda line: context.console.print(line, markup=False),
            processes=processes,
        )
    except (NoFoldError, TooShortError) as error:
        raise StackError(str(error), "name data of at least one calendar month") from error
    first, last = (str(frame.begins[each].astype("datetime64[D]")) for each in (0, -1))
    to.write_text(render(result, name, f"{first} to {last}"))
    _show(context, result)
    context.console.print(f"{to}: the page with plots", markup=False)
    seconds = {"seconds": round(time.monotonic() - begun, 1)}
    print(json.dumps(figures(result) | seconds), flush=True)


def _asked(
    data: Path | None, month: str | None, months: int, context: Given
) -> tuple[str, "Frame"]:
    """The name of what is forecast, and what was taken."""
    if (data is None) == (month is None):
        raise StackError("a backtest is of a file or of a month", "name a file, or --month 2026-07")
    if month is not None:
        return "stations of the city", _of_city(parsed(month), months, context)
    assert data is not None
    return data.resolve().name, _of_file(data)


def _of_file(data: Path) -> "Frame":
    from pipelines.forecast.backtest import DataError, read_charged

    try:
        return read_charged(data)
    except DataError as error:
        raise StackError(
            str(error), "name a file with a row an hour, a column a station"
        ) from error


def _of_city(month: "Month", months: int, context: Given) -> "Frame":
    from pipelines.load_forecast.backtest import frame_of_city

    first, after = month.moved(1 - months).first, month.moved(1).first
    with ClickHouse(context.settings.clickhouse, "dagster", comment="backtest") as client:
        return frame_of_city(client, first, after, ZoneInfo(context.settings.time_zone))


def _show(context: Given, result: "Result") -> None:
    table = plain_table("MAE / RMSE, kW", *(f"{hours} h" for hours in result.errors))
    for name in next(iter(result.errors.values())):
        cells = [each[name] for each in result.errors.values()]
        table.add_row(name, *(f"{each.mae:.3f} / {each.rmse:.3f}" for each in cells))
    context.console.print(table)
