"""The page: every comparison with its plot, in one file that needs no other."""

import base64
import io
from collections.abc import Sequence
from html import escape

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from benchmarks.comparison.compared import Comparison

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The simulated city against real data</title>
<style>
body {{ font: 16px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }}
section {{ border-top: 1px solid #ccc; padding: 1rem 0; }}
img {{ max-width: 100%; }}
</style>
<h1>The simulated city against real data</h1>
<p>{about}</p>
{sections}
</html>
"""
_SECTION = """<section id="{key}">
<h2>{title}</h2>
<p><b>{distance}</b> ({measure}; {relative}).
Real: {source}, n = {real:,}. Simulated: n = {simulated:,}.</p>
<img alt="{title}" src="data:image/png;base64,{plot}">
<p>{why}</p>
</section>"""


def page(comparisons: Sequence[Comparison], about: str) -> str:
    """The page as HTML; `about` says what was played."""
    sections = "\n".join(_section(each) for each in comparisons)
    return _PAGE.format(about=escape(about), sections=sections)


def _section(comparison: Comparison) -> str:
    measured = comparison.measured
    real, simulated = measured.many
    return _SECTION.format(
        key=comparison.key,
        title=escape(comparison.title),
        distance=f"{measured.distance:.3g} {escape(measured.unit)}",
        measure=escape(measured.measure),
        relative=f"{measured.relative:.1%} of {escape(measured.reference)}",
        source=escape(comparison.source),
        real=real,
        simulated=simulated,
        plot=_plot(comparison),
        why=escape(comparison.why),
    )


def _plot(comparison: Comparison) -> str:
    figure = Figure(figsize=(9, 3), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    comparison.measured.draw(axes)
    figure.legend(loc="outside right upper")
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=80)
    return base64.b64encode(buffer.getvalue()).decode()
