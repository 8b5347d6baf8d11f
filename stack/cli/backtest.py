"""`backtest`: forecasts on public data beside simple rules."""

import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stack.cli.context import Given, plain_table
from stack.errors import StackError

if TYPE_CHECKING:
    from pipelines.forecast.backtest import Result


def backtest(
    data: Path,
    /,
    *,
    to: Path = Path("backtest.html"),
    processes: int = os.cpu_count() or 1,
    context: Given,
) -> None:
    """Forecast a public data set fold by fold, and say how good that was beside simple rules.

    Writes a page with plots; the last line printed is JSON.

    Parameters
    ----------
    data
        Hourly kWh in CHARGED's layout: a file, or the folder that holds volume.csv.
    to
        Page to write.
    processes
        That folds are shared out to; as many as there are cores.
    """
    from pipelines.forecast import TooShortError
    from pipelines.forecast.backtest import DataError, NoFoldError, backtest, read_charged, render

    begun = time.monotonic()
    try:
        frame = read_charged(data)
        result = backtest(
            frame,
            lambda line: context.console.print(line, markup=False),
            processes=processes,
        )
    except DataError as error:
        raise StackError(
            str(error), "name a file with a row an hour, a column a station"
        ) from error
    except (NoFoldError, TooShortError) as error:
        raise StackError(str(error), "name data of at least one calendar month") from error
    first, last = (str(frame.begins[each].astype("datetime64[D]")) for each in (0, -1))
    to.write_text(render(result, data.resolve().name, f"{first} to {last}"))
    _show(context, result)
    context.console.print(f"{to}: the page with plots", markup=False)
    seconds = {"seconds": round(time.monotonic() - begun, 1)}
    print(json.dumps(_figures(result) | seconds), flush=True)


def _show(context: Given, result: "Result") -> None:
    table = plain_table("MAE / RMSE, kW", *(f"{hours} h" for hours in result.errors))
    for name in next(iter(result.errors.values())):
        cells = [each[name] for each in result.errors.values()]
        table.add_row(name, *(f"{each.mae:.3f} / {each.rmse:.3f}" for each in cells))
    context.console.print(table)


def _figures(result: "Result") -> dict[str, Any]:
    spread = result.spreads[0]
    return {
        "folds": result.folds,
        "mae": _by_horizon(result, "mae"),
        "rmse": _by_horizon(result, "rmse"),
        "day_ahead_wape": {name: _rounded(each.wape) for name, each in result.day_ahead.items()},
        "coverage_80": _rounded(spread.coverage_80),
        "coverage_80_lowest_tenth": _rounded(spread.lowest_tenth),
        "rcrps": _rounded(spread.rcrps),
    }


def _by_horizon(result: "Result", measure: str) -> dict[str, dict[str, float | None]]:
    return {
        str(hours): {name: _rounded(getattr(each, measure)) for name, each in tellers.items()}
        for hours, tellers in result.errors.items()
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
