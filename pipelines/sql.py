"""SQL files: a computation is some named steps and a SELECT, each a file of its folder."""

from pathlib import Path

# Tables sorted by connector are grouped one connector after the other instead of all at once, in
# blocks small enough for the arrays of a day: bounds memory. FINAL filters by its sort key early.
_SETTINGS = (
    "SETTINGS optimize_aggregation_in_order = 1, max_block_size = 4096,"
    " optimize_move_to_prewhere_if_final = 1"
)


def compose(folder: Path, *names: str) -> str:
    """The last file as a SELECT that may use each earlier one by its name."""
    *steps, last = ((folder / f"{name}.sql").read_text().strip() for name in names)
    ctes = ",\n".join(f"{name} AS\n(\n{text}\n)" for name, text in zip(names, steps, strict=False))
    return f"WITH\n{ctes}\n{last}\n{_SETTINGS}" if steps else f"{last}\n{_SETTINGS}"
