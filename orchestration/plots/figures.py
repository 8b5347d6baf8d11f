"""Figures as PNG inside markdown. Matplotlib takes longer to load than all definitions: whoever
draws imports this when a plot is drawn.
"""

import base64
import io
from collections.abc import Sequence
from typing import Any

import dagster as dg
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import NDArray

Rows = Sequence[tuple[Any, ...]]

# Rows of a plot: a city has more feeders than a page has lines.
MOST_ROWS = 40


def heat_map(rows: Rows, title: str) -> Figure:
    """Names, moments and shares as a map in %, a name a row; blank where nothing is known."""
    every = sorted({name for name, _, _ in rows})
    names = every[:MOST_ROWS]
    shares = _percents(rows, names)
    figure = Figure(figsize=(9, 1.2 + 0.28 * max(1, len(names))), layout="constrained")
    axes = figure.add_subplot()
    axes.set_title(title if names == every else f"{title}: first {MOST_ROWS} of {len(every)}")
    axes.set_xlabel("since midnight")
    axes.set_yticks(range(len(names)), [each or "(none)" for each in names])
    if shares.size:
        figure.colorbar(axes.imshow(shares, aspect="auto", vmin=0, cmap="viridis"), ax=axes)
    return figure


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


DRAWN_BY = {"heat_map": heat_map, "bars": bars, "scatter": scatter}


def image(figure: Figure) -> dg.MetadataValue[Any]:
    """The figure as a picture that Dagster shows."""
    FigureCanvasAgg(figure)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=80)
    encoded = base64.b64encode(buffer.getvalue()).decode()
    return dg.MetadataValue.md(f"![plot](data:image/png;base64,{encoded})")


def _percents(rows: Rows, names: list[str]) -> NDArray[np.float64]:
    """A name a row, a moment a column."""
    moments = sorted({moment for _, moment, _ in rows})
    percents = np.full((len(names), len(moments)), np.nan)
    for name, moment, share in rows:
        if share is not None and name in names:
            percents[names.index(name), moments.index(moment)] = share * 100
    return percents
