"""A heat map as PNG inside markdown. Matplotlib takes longer to load than all definitions: whoever
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

# Rows of a plot: a city has more feeders than a page has lines.
MOST_ROWS = 40


def heat_map(rows: Sequence[tuple[Any, ...]], title: str) -> Figure:
    """Names, moments and shares as a map in %, a name a row; blank where nothing is known."""
    names = sorted({name for name, _, _ in rows})[:MOST_ROWS]
    shares = _percents(rows, names)
    figure = Figure(figsize=(9, 1.2 + 0.28 * max(1, len(names))), layout="constrained")
    axes = figure.add_subplot()
    axes.set_title(title)
    axes.set_xlabel("since midnight")
    axes.set_yticks(range(len(names)), [each or "(none)" for each in names])
    if shares.size:
        figure.colorbar(axes.imshow(shares, aspect="auto", vmin=0, cmap="viridis"), ax=axes)
    return figure


def _percents(rows: Sequence[tuple[Any, ...]], names: list[str]) -> NDArray[np.float64]:
    """A name a row, a moment a column."""
    moments = sorted({moment for _, moment, _ in rows})
    percents = np.full((len(names), len(moments)), np.nan)
    for name, moment, share in rows:
        if share is not None and name in names:
            percents[names.index(name), moments.index(moment)] = share * 100
    return percents


def image(figure: Figure) -> dg.MetadataValue[Any]:
    """The figure as a picture that Dagster shows."""
    FigureCanvasAgg(figure)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=80)
    encoded = base64.b64encode(buffer.getvalue()).decode()
    return dg.MetadataValue.md(f"![plot](data:image/png;base64,{encoded})")
