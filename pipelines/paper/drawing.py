"""Charts as SVG inside the page: its text is text, in the fonts of the page, sharp in print."""

import io
from collections.abc import Callable
from pathlib import Path

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

ACCENT, MUTED, INK = "#0f6e84", "#6b7780", "#1d2a33"
_WIDTH_IN = 6.9
_STYLE = Path(__file__).parent / "print.mplstyle"


def drawn(draw: Callable[[Axes], None], name: str, height_in: float) -> str:
    """The `<svg>` element of a chart; the same bytes for the same points: ids are of its name."""
    with style.context([_STYLE, {"svg.hashsalt": name}]):
        figure = Figure(figsize=(_WIDTH_IN, height_in), layout="constrained")
        draw(figure.add_subplot())
        FigureCanvasSVG(figure)
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None})
    document = buffer.getvalue()
    return document[document.index("<svg") :]
