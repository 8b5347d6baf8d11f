"""What five policy documents state as figures, as rows of `reference.policy_*`.

The tables lie in `data/`, with figures and quotes as the documents write them.
"""

from collections.abc import Iterator
from pathlib import Path

from schemas.reference_table import Reference
from seeds.policy.documents import library
from seeds.policy.errors import PolicyError
from seeds.policy.figures import baseline_rows, target_rows
from seeds.policy.indicators import indicator_rows
from seeds.policy.station_plan import station_plan_rows
from seeds.policy.stations import station_rows

__all__ = ["DATA", "PolicyError", "policy_rows"]

DATA = Path(__file__).parent / "data"


def policy_rows(folder: Path = DATA) -> Iterator[Reference]:
    """Every row of every table, in the order of the files.

    Raises:
        PolicyError: a seed table is not as it has to be; names file, line, column and the remedy.
    """
    cited = library(folder)
    yield from cited.documents.values()
    yield from target_rows(folder, cited)
    yield from baseline_rows(folder, cited)
    yield from indicator_rows(folder, cited)
    yield from station_plan_rows(folder, cited)
    yield from station_rows(folder, cited)
