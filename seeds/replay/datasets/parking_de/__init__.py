"""defgsus/parking-data: free spaces of German car parks, read off web pages every 5 to 15 minutes.

A file a day: the first column is the time in UTC, every other one a lot. The rules, with their
counts, stand in `seeds/replay/README.md`.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gateways.pseudonym import Pseudonyms
from seeds.replay.dataset import Dataset, Timed
from seeds.replay.datasets.parking_de.day import BLANK, DAMAGED, FILLED, Day
from seeds.replay.datasets.parking_de.register import NAME, columns, reference_rows
from seeds.replay.errors import ReplayError
from seeds.replay.table import wide
from seeds.replay.tally import Tally


def read(file: Path, pseudonyms: Pseudonyms, tally: Tally) -> Iterator[Timed]:
    """A day's readings, row by row."""
    try:
        day = date.fromisoformat(file.stem)
    except ValueError as error:
        raise ReplayError(f"{file} is not named after its day, as 2026-08-01.csv") from error
    (_, *lots), table = wide(file, tally)
    yield from Day(day, columns(file, lots), tally).read(table)


DATASET = Dataset(
    name=NAME,
    files="????-??-??.csv",
    read=read,
    reference_rows=reference_rows,
    one_each=dict.fromkeys((FILLED, BLANK, DAMAGED), "parking.lot"),
)
