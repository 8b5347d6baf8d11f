"""Charts of a report: by day of the month, and by hour of the day."""

from collections.abc import Callable, Sequence

from matplotlib.axes import Axes

from pipelines.paper.drawing import ACCENT, MUTED, drawn
from pipelines.report.quantities import Quantity

_HEIGHT_IN = 1.9

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
    def scaled(axes: Axes) -> None:
        draw(axes)
        axes.set_ylim(bottom=0)
        axes.locator_params(axis="y", nbins=4)
        axes.yaxis.set_major_formatter("{x:,g}")

    return drawn(scaled, name, _HEIGHT_IN)
