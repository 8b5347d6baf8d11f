"""Targets and baselines: a line a figure."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from schemas.reference.policy_baseline import PolicyBaseline
from schemas.reference.policy_target import PolicyTarget
from seeds.policy.documents import Library
from seeds.policy.quantity import quantity
from seeds.policy.strength import strength
from seeds.policy.table import Line, lines, unique
from seeds.policy.text import plain
from seeds.policy.typed import row

_CITED = ("document_id", "section", "quote", "figure", "unit", "comparison")
_OF = ("measure", "network", "pile_class", "pile_use")
_WHERE = ("area", "applies_to")
_READ = ("adds_up_to", "note")
TARGETS = (
    *("target_id", *_CITED, "period", "year", "strength_word", *_OF, "construction", *_WHERE),
    *("spaces_from", "spaces_below", *_READ),
)
BASELINES = ("baseline_id", *_CITED, "year", *_OF, *_WHERE, *_READ)


def target_rows(folder: Path, cited: Library) -> Iterator[PolicyTarget]:
    """The targets and rules of `targets.csv`.

    Raises:
        PolicyError: a cell is not as it has to be.
    """
    for line in _lines(folder / "targets.csv", TARGETS, "target_id"):
        if (line["period"] == "always") != (not line["year"]):
            remedy = "give a target its year; a rule holds always and has none"
            raise line.wrong("year", f"{line['year']!r} with {line['period']!r}", remedy)
        binding = strength(line, line["quote"])
        yield row(line, PolicyTarget, **_figure(line, cited), strength=binding)


def baseline_rows(folder: Path, cited: Library) -> Iterator[PolicyBaseline]:
    """The figures of `baselines.csv`.

    Raises:
        PolicyError: a cell is not as it has to be.
    """
    for line in _lines(folder / "baselines.csv", BASELINES, "baseline_id"):
        yield row(line, PolicyBaseline, **_figure(line, cited))


def _lines(file: Path, columns: tuple[str, ...], name: str) -> Iterator[Line]:
    names = [line[name] for line in lines(file, columns)]
    for line in unique(lines(file, columns), name, lambda line: line[name]):
        if line["adds_up_to"] not in ("", *names):
            remedy = f"leave it empty, or write a {name} of this file"
            raise line.wrong("adds_up_to", f"{line['adds_up_to']!r} is no figure", remedy)
        yield line


def _figure(line: Line, cited: Library) -> dict[str, Any]:
    found = quantity(line)
    written = f"{line['figure']}{line['unit']}"
    if plain(written) not in plain(line["quote"]):
        remedy = "copy figure and unit as the quote writes them"
        raise line.wrong("figure", f"the quote has no {written!r}", remedy)
    return {
        **cited.citation(line),
        "value": found.value,
        "unit": found.unit,
        "figure": written,
    }
