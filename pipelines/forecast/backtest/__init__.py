"""Forecasts on public data beside simple rules: `three-networks backtest`."""

from pipelines.forecast.backtest.charged import DataError, read_charged
from pipelines.forecast.backtest.figures import figures
from pipelines.forecast.backtest.page import render
from pipelines.forecast.backtest.run import NoFoldError, backtest
from pipelines.forecast.backtest.scores import Result

__all__ = ["DataError", "NoFoldError", "Result", "backtest", "figures", "read_charged", "render"]
