"""Columns as rows of a reference table."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas.reference_table import Reference

Column: TypeAlias = Sequence[Any] | NDArray[Any] | pa.Array


def rows(struct: type[Reference], columns: dict[str, Column], **same: Any) -> Iterator[Reference]:
    """One row a place of the columns; `same` is what all of them have."""
    names = tuple(columns)
    for values in zip(*map(_plain, columns.values()), strict=True):
        yield struct(**same, **dict(zip(names, values, strict=True)))


def chosen(names: Column, places: NDArray[Any]) -> list[Any]:
    """A name for each place in a list; places of one name share it."""
    return list(np.array(_plain(names), object)[places])


def _plain(column: Column) -> Sequence[Any]:
    if isinstance(column, pa.Array):
        return list(column.to_pylist())
    return list(column.tolist()) if isinstance(column, np.ndarray) else column
