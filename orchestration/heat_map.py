"""A heat map as PNG inside markdown. Matplotlib takes longer to load than all definitions: whoever
draws imports this when a plot is drawn.
"""

import base64
import io
from typing import Any

import dagster as dg
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import NDArray


def heat_map(shares: NDArray[np.float64], names: list[str], title: str) -> Figure:
    """Shares in %, a name a row; blank where nothing is known."""
    figure = Figure(figsize=(9, 1.2 + 0.28 * max(1, len(names))), layout="constrained")
    axes = figure.add_subplot()
    axes.set_title(title)
    axes.set_xlabel("since midnight")
    axes.set_yticks(range(len(names)), names)
    if shares.size:
        figure.colorbar(axes.imshow(shares, aspect="auto", vmin=0, cmap="viridis"), ax=axes)
    return figure


def image(figure: Figure) -> dg.MetadataValue[Any]:
    """The figure as a picture that Dagster shows."""
    FigureCanvasAgg(figure)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=80)
    encoded = base64.b64encode(buffer.getvalue()).decode()
    return dg.MetadataValue.md(f"![plot](data:image/png;base64,{encoded})")
