"""Which tables a computation reads, found in its SQL, so that lineage cannot be forgotten."""

import re

from pipelines.computation import Computation

_TABLE = re.compile(r"\b(?:FROM|JOIN)\s+((?:landing|reference|derived)\.\w+)")


def sources_of(computation: Computation) -> tuple[str, ...]:
    """Qualified names of the tables that the computation reads, sorted."""
    return tuple(sorted(set(_TABLE.findall(computation.sql))))
