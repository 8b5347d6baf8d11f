"""A backtest as one HTML page that needs nothing else: no script, no font, no request."""

from pathlib import Path

from markupsafe import Markup

from pipelines.forecast.backtest.page import charts
from pipelines.forecast.backtest.scores import Result
from pipelines.paper.templates import templates

__all__ = ["render"]

_HERE = Path(__file__).parent
_TEMPLATES = templates(_HERE)


def render(result: Result, name: str, span: str) -> str:
    """The page of a backtest.

    Args:
        name: of the data.
        span: its first and last day, in words.
    """
    drawn = {
        "mae": charts.by_horizon(result, "mae"),
        "rmse": charts.by_horizon(result, "rmse"),
        "coverage": charts.coverage(result),
        "example": charts.example(result),
    }
    return _TEMPLATES.get_template("backtest.html.jinja").render(
        result=result,
        name=name,
        span=span,
        charts={each: Markup(drawing) for each, drawing in drawn.items()},
        style=Markup((_HERE / "style.css").read_text()),
    )
