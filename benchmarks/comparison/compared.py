"""One comparison: what is real, what is simulated, and why they differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.comparison.measured import Measured


@dataclass(frozen=True)
class Comparison:
    """What is compared, with what, and in a sentence why they differ."""

    key: str
    title: str
    source: str
    measured: Measured
    why: str


def figures(comparisons: Sequence[Comparison]) -> dict[str, dict[str, object]]:
    """What programs read, by key."""
    return {
        each.key: {
            "distance": round(each.measured.distance, 4),
            "unit": each.measured.unit,
            "relative": round(each.measured.relative, 4),
            "measure": each.measured.measure,
            "real": each.measured.many[0],
            "simulated": each.measured.many[1],
        }
        for each in comparisons
    }
