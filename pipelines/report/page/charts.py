"""Charts as SVG inside the page: its text is text, in the fonts of the page, sharp in print."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from pipelines.report.quantities import Quantity

MUTED, ACCENT = "#6b7780", "#0f6e84"
_SIZE_IN = 6.9, 1.9
_STYLE = Path(__file__).parent / "print.mplstyle"

Points = Sequence[tuple[int, float | None]]


def days(points: Points, quantity: Quantity, last: int, name: str) -> str:
    """A bar a day of the month; a day of which nothing is known has none, and a mark below."""

    def draw(axes: Axes) -> None:
        known = {day: value for day, value in points if value is not None}
        heights = [quantity.scaled(each) for each in known.values()]
        axes.bar(list(known), heights, width=0.72, color=ACCENT)
        unknown = [each for each in range(1, last + 1) if each not in known]
        axes.plot(unknown, [0] * len(unknown), "x", color=MUTED, markersize=3.5, clip_on=False)
        axes.set_xlim(0.4, last + 0.6)
        axes.set_xticks(range(1, last + 1))

    return _drawn(draw, quantity, name)


def hours(points: Points, quantity: Quantity, name: str) -> str:
    """A line over the hours of the day, broken where nothing is known."""

    def draw(axes: Axes) -> None:
        known = {hour: value for hour, value in points if value is not None}
        values = [quantity.scaled(known[each]) if each in known else None for each in range(24)]
        centres = [each + 0.5 for each in range(24)]
        numbers = [float("nan") if each is None else each for each in values]
        axes.plot(centres, numbers, color=ACCENT, linewidth=1.8, marker="o", markersize=2.6)
        axes.fill_between(centres, numbers, color=ACCENT, alpha=0.10, linewidth=0)
        axes.set_xlim(0, 24)
        axes.set_xticks(range(0, 25, 2), [f"{each:02}:00" for each in range(0, 25, 2)])

    return _drawn(draw, quantity, name)


def _drawn(draw: Callable[[Axes], None], quantity: Quantity, name: str) -> str:
    """The same bytes for the same points: ids come from the chart's name."""
    with style.context([_STYLE, {"svg.hashsalt": name}]):
        figure = Figure(figsize=_SIZE_IN, layout="constrained")
        axes = figure.add_subplot()
        draw(axes)
        axes.set_ylim(bottom=0)
        axes.locator_params(axis="y", nbins=4)
        axes.yaxis.set_major_formatter("{x:,g}")
        FigureCanvasSVG(figure)
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None})
    return _element(buffer.getvalue())


def _element(document: str) -> str:
    """The `<svg>` element without the prologue of a file of its own."""
    return document[document.index("<svg") :]
