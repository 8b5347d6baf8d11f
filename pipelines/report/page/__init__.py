"""A report as one HTML page that needs nothing else: no script, no font, no request."""

from pathlib import Path

from markupsafe import Markup

from pipelines.paper.templates import templates
from pipelines.report.answers import Answer
from pipelines.report.page.definitions import definitions_of
from pipelines.report.page.text import TEXT
from pipelines.report.report import Report
from pipelines.report.words import Language

__all__ = ["render"]

_HERE = Path(__file__).parent
_TEMPLATES = templates(_HERE)


def render(report: Report, language: Language) -> str:
    """The page of a report; the same report gives the same text."""
    return _TEMPLATES.get_template("report.html.jinja").render(
        report=report,
        language=language,
        text={name: words[language] for name, words in TEXT.items()},
        style=Markup((_HERE / "style.css").read_text()),
        definitions=definitions_of(report),
        chart=lambda answer, name: _chart(report, answer, name),
    )


def _chart(report: Report, answer: Answer, name: str) -> Markup:
    # Whoever only lists what a report needs, as Dagster does, does not wait for Matplotlib.
    from pipelines.report.page import charts

    quantity = answer.block.measures[0].quantity
    points = [(int(row.key), row.cells[0].value) for row in answer.rows]
    if answer.block.shape == "bars":
        return Markup(charts.days(points, quantity, report.month.days, name))
    return Markup(charts.hours(points, quantity, name))
