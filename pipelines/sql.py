"""SQL files: a computation is some named steps and a SELECT, each a file of its folder."""

from pathlib import Path

# Groups of a table sorted by connector are built one after the other instead of all at once, and
# in blocks small enough for arrays of a day: bounds memory.
_SETTINGS = "SETTINGS optimize_aggregation_in_order = 1, max_block_size = 8192"


def compose(folder: Path, *names: str) -> str:
    """The last file as a SELECT that may use each earlier one by its name."""
    *steps, last = ((folder / f"{name}.sql").read_text().strip() for name in names)
    ctes = ",\n".join(f"{name} AS\n(\n{text}\n)" for name, text in zip(names, steps, strict=False))
    return f"WITH\n{ctes}\n{last}\n{_SETTINGS}" if steps else f"{last}\n{_SETTINGS}"
