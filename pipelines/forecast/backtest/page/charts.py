"""Charts of a backtest as SVG inside the page."""

from typing import Literal

import numpy as np
from matplotlib.axes import Axes

from pipelines.forecast.backtest.scores import MODEL, Result
from pipelines.forecast.outcome import STATISTICS
from pipelines.paper.drawing import ACCENT, INK, drawn

_RULES = ("#c4883a", "#8a6fb0", "#5a9367", "#b0a58a", "#a8524b")
_HEIGHT_IN = 2.3
_EXAMPLE_HOURS = 7 * 24


def by_horizon(result: Result, measure: Literal["mae", "rmse"]) -> str:
    """A line a teller over hours ahead; the model's is the thick one."""

    def draw(axes: Axes) -> None:
        hours = list(result.errors)
        colours = iter(_RULES)
        for name in result.errors[hours[0]]:
            own = name == MODEL
            axes.plot(
                hours,
                [getattr(result.errors[each][name], measure) for each in hours],
                color=ACCENT if own else next(colours),
                linewidth=2.4 if own else 1.1,
                marker="o",
                markersize=3,
                label=name,
            )
        axes.set_xticks(hours, [f"{each} h" for each in hours])
        axes.set_ylim(bottom=0)
        axes.set_ylabel("kW")
        axes.legend(frameon=False, ncols=3, fontsize=7)

    return drawn(draw, measure, _HEIGHT_IN)


def coverage(result: Result) -> str:
    """A bar a station, lowest first, and the 80 % that are meant."""
    shares = result.spreads[0].stations

    def draw(axes: Axes) -> None:
        axes.bar(range(len(shares)), shares * 100, width=0.72, color=ACCENT)
        axes.axhline(80, color=INK, linewidth=0.9)
        axes.set_xticks([])
        axes.set_ylim(0, 100)
        axes.set_ylabel("%")

    return drawn(draw, "coverage", _HEIGHT_IN)


def example(result: Result) -> str:
    """A week of the station that took most: what came, the median, and the interval of 80 %."""
    told = result.example
    taken = np.bincount(told.series.astype(int), told.actual)
    chosen = told.series == taken.argmax()
    said, actual = told.said[chosen][:_EXAMPLE_HOURS], told.actual[chosen][:_EXAMPLE_HOURS]
    low, median, high = (said[:, STATISTICS.index(each)] for each in (0.1, 0.5, 0.9))

    def draw(axes: Axes) -> None:
        days = np.arange(len(actual)) / 24
        axes.fill_between(days, low, high, color=ACCENT, alpha=0.18, linewidth=0)
        axes.plot(days, median, color=ACCENT, linewidth=1.6)
        axes.plot(days, actual, color=INK, linewidth=0.9)
        axes.set_xlim(0, max(days[-1], 1 / 24))
        axes.set_ylim(bottom=0)
        axes.set_xlabel("days")
        axes.set_ylabel("kW")

    return drawn(draw, "example", _HEIGHT_IN)
