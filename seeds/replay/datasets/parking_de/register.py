"""`meta-data.csv` beside the days: web pages, the lots that they list, and their bays.

A lot's name is unique only within its page, and a page fails or is mended as a whole, even where it
lists several cities: the page is the operator.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from schemas.reference.lot import Lot
from schemas.reference.operator import Operator
from schemas.reference_table import Reference
from seeds.replay.errors import ReplayError
from seeds.replay.table import Row, identifier, rows

NAME = "parking-de"
META = "meta-data.csv"
COLUMNS = (
    *("place_id", "place_name", "city_name", "num_all", "latitude", "longitude"),
    *("source_id", "source_web_url"),
)


class Column(NamedTuple):
    """A lot, its operator and its bays, where the register knows them."""

    lot_id: str
    operator_id: str
    bays: int | None


def columns(file: Path, lots: list[str]) -> list[Column]:
    """Lots that the register does not know belong to the page that their name begins with."""
    places = _places(file)
    pages = {row["source_id"] for row in places}
    bays = {row["place_id"]: _bays(row) for row in places}
    return [Column(identifier(each), _page(each, pages), bays.get(each)) for each in lots]


def reference_rows(file: Path) -> Iterator[Reference]:
    """The pages as operators, and the lots that they list."""
    places = _places(file)
    for page, url in sorted({row["source_id"]: row["source_web_url"] for row in places}.items()):
        yield Operator(operator_id=page, name=url)
    for row in places:
        yield Lot(
            operator_id=row["source_id"],
            lot_id=identifier(row["place_id"]),
            name=f"{row['place_name']}, {row['city_name']}",
            bays=_bays(row),
            latitude=float(row["latitude"]) if row["latitude"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
        )


def _page(lot: str, pages: set[str]) -> str:
    return max((each for each in pages if lot.startswith(f"{each}-")), key=len, default=NAME)


def _places(file: Path) -> list[Row]:
    meta = file.parent / META
    if not meta.is_file():
        raise ReplayError(f"{META} does not lie beside {file}")
    return list(rows(meta, COLUMNS))


def _bays(row: Row) -> int | None:
    return int(row["num_all"]) if row["num_all"] else None
