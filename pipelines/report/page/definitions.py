"""Definitions of what a report shows, taken from the views and the questions themselves."""

from dataclasses import dataclass

from pipelines import computations
from pipelines.report.report import Report
from pipelines.report.section import Measure


@dataclass(frozen=True)
class Definition:
    """A view, what it says of itself, and what the report asks of it."""

    view: str
    comment: str
    measures: tuple[Measure, ...]


def definitions_of(report: Report) -> tuple[Definition, ...]:
    """One a view, in the order of the report."""
    measures: dict[str, dict[Measure, None]] = {}
    for _, answers in report.sections:
        for answer in answers:
            measures.setdefault(answer.block.view, {}).update(dict.fromkeys(answer.block.measures))
    return tuple(Definition(view, _COMMENTS[view], tuple(each)) for view, each in measures.items())


_COMMENTS = {view.qualified: view.comment for each in computations() for view in each.views}
