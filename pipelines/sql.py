"""SQL files: a computation is some named steps and a SELECT, each a file of its folder.

A step that the folder does not have is one of `pipelines/steps`, which every computation may take;
what such a step reads is a step before it, by its name.
"""

from pathlib import Path

_SHARED = Path(__file__).parent / "steps"

# Tables sorted by connector are grouped one connector after the other instead of all at once, in
# blocks small enough for the arrays of a day: bounds memory. FINAL filters by its sort key early.
_SETTINGS = (
    "SETTINGS optimize_aggregation_in_order = 1, max_block_size = 4096,"
    " optimize_move_to_prewhere_if_final = 1"
)


def compose(folder: Path, *names: str) -> str:
    """The last file as a SELECT that may use each earlier one by its name."""
    *steps, last = (_file(folder, name).read_text().strip() for name in names)
    ctes = ",\n".join(f"{name} AS\n(\n{text}\n)" for name, text in zip(names, steps, strict=False))
    return f"WITH\n{ctes}\n{last}\n{_SETTINGS}" if steps else f"{last}\n{_SETTINGS}"


def _file(folder: Path, name: str) -> Path:
    own = folder / f"{name}.sql"
    return own if own.exists() else _SHARED / own.name
