"""Figures of places. Matplotlib takes long to load: whoever draws imports this when it draws."""

from collections.abc import Sequence
from typing import Any

from matplotlib.figure import Figure

Rows = Sequence[tuple[Any, ...]]


def bars(rows: Rows, title: str) -> Figure:
    """Name, actual and target a row; no bar where the actual is unknown, a stroke at the target."""
    figure = Figure(figsize=(9, 1.2 + 0.28 * max(1, len(rows))), layout="constrained")
    axes = figure.add_subplot()
    axes.set_title(title)
    places = range(len(rows))
    axes.set_yticks(places, [name for name, _, _ in rows])
    axes.barh(places, [actual or 0 for _, actual, _ in rows])
    axes.scatter([target for _, _, target in rows], places, marker="|", color="black")
    return figure


def scatter(rows: Rows, title: str) -> Figure:
    """Longitude, latitude and value a row, on a plane where both are alike in length."""
    figure = Figure(figsize=(9, 7), layout="constrained")
    axes = figure.add_subplot()
    axes.set_title(title)
    axes.set_aspect(1.15)  # a degree of latitude by one of longitude, at 30° north
    unknown = [each for each in rows if each[2] is None]
    known = [each for each in rows if each[2] is not None]
    axes.scatter([x for x, _, _ in unknown], [y for _, y, _ in unknown], s=6, color="lightgrey")
    if known:
        longitudes, latitudes, values = zip(*known, strict=True)
        figure.colorbar(axes.scatter(longitudes, latitudes, c=values, s=6), ax=axes)
    return figure
