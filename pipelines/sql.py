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

# Blocks are small enough for the arrays of a day, which bounds memory; FINAL filters early.
_SETTINGS = "max_block_size = 4096, optimize_move_to_prewhere_if_final = 1"


def compose(folder: Path, *names: str, in_order: bool = True) -> str:
    """The last file as a SELECT that may use each earlier one by its name.

    Tables sorted by connector are grouped `in_order`, one connector after the other, or all at
    once. That holds for the whole SELECT: the engine does not heed a step's own SETTINGS for it.
    """
    *steps, last = (_text(folder, name) for name in names)
    ctes = ",\n".join(f"{name} AS\n(\n{text}\n)" for name, text in zip(names, steps, strict=False))
    settings = f"SETTINGS optimize_aggregation_in_order = {int(in_order)}, {_SETTINGS}"
    return f"WITH\n{ctes}\n{last}\n{settings}" if steps else f"{last}\n{settings}"


def _text(folder: Path, name: str) -> str:
    return Template(_file(folder, name).read_text().strip()).substitute(_of_day())


@cache
def _of_day() -> dict[str, str]:
    return {f"{each.name}_of_day": each.holding("%(day)s") for each in reference_tables()}


def _file(folder: Path, name: str) -> Path:
    own = folder / f"{name}.sql"
    return own if own.exists() else _SHARED / own.name
