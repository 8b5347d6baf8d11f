"""What a section is: questions to views, and the words for what they answer."""

from dataclasses import dataclass
from typing import Literal

from pipelines.report.quantities import Quantity
from pipelines.report.words import Words

Shape = Literal["figures", "listing", "bars", "line"]

UNTITLED = Words("", "")

IN_THE_MONTH = "day BETWEEN %(first)s AND %(last)s"
OF_THE_MONTH = "month = %(first)s"
LATEST_DAY = f"day = (SELECT max(day) FROM {{view}} WHERE {IN_THE_MONTH})"
HOUR_OF_DAY = "toHour(hour, %(zone)s)"
DAY_OF_MONTH = "toDayOfMonth(day)"


@dataclass(frozen=True)
class Measure:
    """A number as an aggregate of a view's columns.

    Attributes:
        value: SQL, in base units; NULL where nothing is known.
        unknown: SQL for the share of a rate's denominator that is not known; empty where the number
            is no rate.
    """

    name: Words
    quantity: Quantity
    value: str
    unknown: str = ""


@dataclass(frozen=True)
class Block:
    """Measures of a view in one of the page's shapes.

    Attributes:
        key: what rows are of: a column or an expression; of figures nothing, of bars and lines the
            day of the month or the hour of the day.
        period: which of its rows are the month's.
        cut_by: columns by which the view tells places apart.
        order: what rows are sorted by, the key if empty.
        most: how many rows a page has room for.
    """

    shape: Shape
    view: str
    measures: tuple[Measure, ...]
    title: Words = UNTITLED
    key: str = ""
    period: str = IN_THE_MONTH
    cut_by: tuple[str, ...] = ("district_code", "operator_id")
    order: str = ""
    most: int = 40


@dataclass(frozen=True)
class Section:
    """A heading, a sentence that defines what its numbers are, and blocks below it."""

    name: str
    title: Words
    definition: Words
    blocks: tuple[Block, ...]
