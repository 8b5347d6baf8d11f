"""SQL files: a computation is some named steps and a SELECT, each a file of its folder.

A step that the folder does not have is one of `pipelines/steps`, which every computation may take;
what such a step reads is a step before it, by its name. Rows of the register that hold on the day
are `$<name>_of_day`, a subquery of one row an identity.
"""

from functools import cache
from pathlib import Path
from string import Template

from schemas import reference_tables

_SHARED = Path(__file__).parent / "steps"

# Tables sorted by connector are grouped one connector after the other instead of all at once, in
# blocks small enough for the arrays of a day: bounds memory. FINAL filters by its sort key early.
_SETTINGS = (
    "SETTINGS optimize_aggregation_in_order = 1, max_block_size = 4096,"
    " optimize_move_to_prewhere_if_final = 1"
)


def compose(folder: Path, *names: str) -> str:
    """The last file as a SELECT that may use each earlier one by its name."""
    *steps, last = (_text(folder, name) for name in names)
    ctes = ",\n".join(f"{name} AS\n(\n{text}\n)" for name, text in zip(names, steps, strict=False))
    return f"WITH\n{ctes}\n{last}\n{_SETTINGS}" if steps else f"{last}\n{_SETTINGS}"


def _text(folder: Path, name: str) -> str:
    return Template(_file(folder, name).read_text().strip()).substitute(_of_day())


@cache
def _of_day() -> dict[str, str]:
    return {f"{each.name}_of_day": each.holding("%(day)s") for each in reference_tables()}


def _file(folder: Path, name: str) -> Path:
    own = folder / f"{name}.sql"
    return own if own.exists() else _SHARED / own.name
