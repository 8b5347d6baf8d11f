"""Chongqing's plan by district: a line an area, as the document's table has it."""

from collections.abc import Iterator
from pathlib import Path

from schemas.reference.policy_station_plan import PolicyStationPlan
from seeds.policy.documents import Library
from seeds.policy.table import Line, lines, unique
from seeds.policy.typed import row

YEARS = (2024, 2025)
COLUMNS = (
    *("document_id", "section", "area_group", "area", "district_code", "planned"),
    *("built_2024", "share_2024", "built_2025", "share_2025"),
)
_PRINTED = COLUMNS[COLUMNS.index("planned") :]


def station_plan_rows(folder: Path, cited: Library) -> Iterator[PolicyStationPlan]:
    """A row a year of each line of `station_plan.csv`.

    Totals and shares are printed too: they are compared, so that a slip of the pen is found.

    Raises:
        PolicyError: a cell is not as it has to be, or the line does not agree with itself.
    """
    found = lines(folder / "station_plan.csv", COLUMNS)
    key = ("document_id", "area")
    for line in unique(found, "area", lambda line: tuple(line[name] for name in key)):
        counts = _counts(line)
        quote = " ".join(line[name] for name in ("area", *_PRINTED))
        fields = {**cited.citation(line), "quote": quote}
        for year, stations in zip(YEARS, counts, strict=True):
            yield row(line, PolicyStationPlan, **fields, year=year, stations=stations)


def _counts(line: Line) -> list[int]:
    planned, *counts = (_whole(line, name) for name in ("planned", "built_2024", "built_2025"))
    if sum(counts) != planned:
        what = f"{planned} is not {' + '.join(map(str, counts))}"
        raise line.wrong("planned", what, "compare the line with the document")
    for year, count in zip(YEARS, counts, strict=True):
        share = f"{100 * count / planned:.2f}"
        if line[f"share_{year}"] != share:
            what = f"{line[f'share_{year}']!r} is not {share}, {count} of {planned}"
            raise line.wrong(f"share_{year}", what, "compare the line with the document")
    return counts


def _whole(line: Line, column: str) -> int:
    if not line[column].isdecimal() or not int(line[column]):
        raise line.wrong(column, f"{line[column]!r} is no count of stations", "write it in digits")
    return int(line[column])
