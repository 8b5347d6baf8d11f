"""Things as arrays, and what is done with all of their columns alike."""

from dataclasses import dataclass, fields, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Columns:
    """Base of dataclasses whose fields are arrays, or again such columns, of one length: value i of
    each belongs to thing i."""

    def __len__(self) -> int:
        return len(self._values[0])

    def taken(self, which: NDArray[Any]) -> Self:
        """Those at the given places or where a mask is true."""
        return self._with(_taken(each, which) for each in self._values)

    def followed_by(self, later: Self) -> Self:
        """With others behind them."""
        pairs = zip(self._values, later._values, strict=True)
        return self._with(_joined(*pair) for pair in pairs)

    @property
    def _values(self) -> list[Any]:
        return [getattr(self, each.name) for each in fields(self)]

    def _with(self, values: Any) -> Self:
        return replace(self, **dict(zip((each.name for each in fields(self)), values, strict=True)))


def _taken(column: Any, which: NDArray[Any]) -> Any:
    return column.taken(which) if isinstance(column, Columns) else column[which]


def _joined(column: Any, later: Any) -> Any:
    if isinstance(column, Columns):
        return column.followed_by(later)
    return np.concatenate([column, later])


def repeated(many: Ints) -> tuple[Ints, Ints]:
    """Each place so many times, and the how-manieth time it is, from 0."""
    which = np.repeat(np.arange(len(many)), many)
    return which, np.arange(len(which)) - np.repeat(np.cumsum(many) - many, many)
