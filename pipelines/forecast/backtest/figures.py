"""The figures of a backtest, for programs."""

from typing import Any

from pipelines.forecast.backtest.scores import Result, Spread


def figures(result: Result) -> dict[str, Any]:
    """kW and shares; `None` where a share is of nothing. Intervals are those of the model."""
    spread = result.spreads[0]
    return {
        "folds": result.folds,
        "mae": _by_horizon(result, "mae"),
        "rmse": _by_horizon(result, "rmse"),
        "wape": _by_horizon(result, "wape"),
        "day_ahead_wape": {name: _rounded(each.wape) for name, each in result.day_ahead.items()},
        "coverage_80": _rounded(spread.coverage_80),
        "coverage_80_lowest_tenth": _rounded(spread.lowest_tenth),
        "rcrps": _rounded(spread.rcrps),
        "intervals": {
            str(hours) if hours else "day": _of_intervals(each)
            for hours, each in result.spreads.items()
        },
    }


def _of_intervals(spread: Spread) -> dict[str, float | None]:
    found = {
        "pinball": spread.pinball,
        "rcrps": spread.rcrps,
        "coverage_80": spread.coverage_80,
        "coverage_80_lowest_tenth": spread.lowest_tenth,
        "coverage_90": spread.coverage_90,
        "peak_precision": spread.peaks.precision,
        "peak_recall": spread.peaks.recall,
    }
    return {name: _rounded(each) for name, each in found.items()}


def _by_horizon(result: Result, measure: str) -> dict[str, dict[str, float | None]]:
    return {
        str(hours): {name: _rounded(getattr(each, measure)) for name, each in tellers.items()}
        for hours, tellers in result.errors.items()
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
