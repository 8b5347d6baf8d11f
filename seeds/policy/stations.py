"""The list of Wulong: a line a station, as the document's table has it."""

from collections.abc import Iterator
from pathlib import Path

from schemas.reference.policy_station import PolicyStation
from seeds.policy.documents import Library
from seeds.policy.strength import strength
from seeds.policy.table import Line, lines, unique
from seeds.policy.typed import row

COLUMNS = (
    *("document_id", "section", "serial", "name", "district_code", "town", "construction_word"),
    *("year", "strength_word"),
)
_CONSTRUCTION = {"新建": "new", "改（扩）建": "rebuilt"}


def station_rows(folder: Path, cited: Library) -> Iterator[PolicyStation]:
    """The stations of `stations.csv`.

    Raises:
        PolicyError: a cell is not as it has to be.
    """
    found = lines(folder / "stations.csv", COLUMNS)
    key = ("document_id", "serial")
    for line in unique(found, "serial", lambda line: tuple(line[name] for name in key)):
        construction = line.known("construction_word", _CONSTRUCTION, "write one of")
        yield row(
            line,
            PolicyStation,
            **cited.citation(line),
            quote=_quote(line),
            construction=_CONSTRUCTION[construction],
            strength=strength(line, _quote(line)),
        )


def _quote(line: Line) -> str:
    cells = ("serial", "name", "town", "construction_word")
    return " ".join((*(line[name] for name in cells), f"{line['year']}年", line["strength_word"]))
