"""What assessments look at."""

from collections.abc import Iterator
from pathlib import Path

from schemas.reference.policy_indicator import PolicyIndicator
from seeds.policy.documents import Library
from seeds.policy.strength import strength
from seeds.policy.table import lines, unique
from seeds.policy.typed import row

COLUMNS = ("document_id", "section", "indicator", "name", "used_for", "strength_word", "quote")


def indicator_rows(folder: Path, cited: Library) -> Iterator[PolicyIndicator]:
    """The indicators of `indicators.csv`.

    Raises:
        PolicyError: a cell is not as it has to be.
    """
    found = lines(folder / "indicators.csv", COLUMNS)
    key = ("document_id", "indicator")
    for line in unique(found, "indicator", lambda line: tuple(line[name] for name in key)):
        binding = strength(line, line["quote"])
        yield row(line, PolicyIndicator, **cited.citation(line), strength=binding)
