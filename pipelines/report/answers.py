"""Asks a block's question of a month and a place."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.client import Client
from pipelines.report.month import Month
from pipelines.report.place import COLUMN, Place
from pipelines.report.section import Block, Measure


@dataclass(frozen=True)
class Cell:
    """A value in base units, None where it is not known, and the unknown share of a rate."""

    measure: Measure
    value: float | None
    unknown: float | None


@dataclass(frozen=True)
class Row:
    """What a row is of, and a cell a measure."""

    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Answer:
    """A block and its rows.

    Attributes:
        tells_the_place: False where the view does not tell places of this level apart.
    """

    block: Block
    rows: tuple[Row, ...]
    tells_the_place: bool = True

    @property
    def is_known(self) -> bool:
        """Is any of it?"""
        return any(cell.value is not None for row in self.rows for cell in row.cells)


def ask(client: Client, block: Block, month: Month, place: Place, zone: str) -> Answer:
    """The rows of a block, sorted."""
    if place.code and COLUMN[place.level] not in block.cut_by:
        return Answer(block, (), tells_the_place=False)
    found = client.rows(question(block, place), _parameters(month, place, zone))
    return Answer(block, tuple(_row(block, key, values) for key, *values in found))


def question(block: Block, place: Place) -> str:
    """The SELECT: the key, then value and unknown share of each measure."""
    numbers = ", ".join(f"{each.value}, {each.unknown or 'NULL'}" for each in block.measures)
    grouped = f" GROUP BY {block.key} ORDER BY {_sorted(block)} LIMIT {block.most}"
    return (
        f"SELECT {block.key or 'NULL'}, {numbers} FROM {block.view}"
        f" WHERE {block.period.format(view=block.view)} AND {place.condition}"
        f"{grouped if block.key else ''}"
    )


def _sorted(block: Block) -> str:
    return f"{block.order}, {block.key}" if block.order else block.key


def _parameters(month: Month, place: Place, zone: str) -> Mapping[str, object]:
    return {"first": month.first, "last": month.last, "place": place.code, "zone": zone}


def _row(block: Block, key: object, values: list[float | None]) -> Row:
    pairs = zip(block.measures, values[::2], values[1::2], strict=True)
    return Row(str(key), tuple(Cell(*each) for each in pairs))
