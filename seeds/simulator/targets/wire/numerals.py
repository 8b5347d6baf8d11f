"""Numbers as JSON: those with few decimals by tables of texts."""

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from seeds.simulator.targets.wire.pieces import Piece

Ints = NDArray[np.int64]
_LAST_THREE = pa.array([f"{each:03d}" for each in range(1000)])
_MOST = 200_000  # up to which there are tables: more than 180° in thousandths


class Numerals:
    """Numbers of a field, each after the same text; keeps the texts of those that it has met.

    Which form a number takes depends on its column alone, not on what was met before, so every
    process writes the same.
    """

    def __init__(self, before: str) -> None:
        self._before = before
        self._tenths = _Table(self._of_tenths)
        self._thousandths = _Table(self._of_thousandths)

    def pieces(self, column: pa.Array) -> list[Piece]:
        """The pieces of each number, null where it is null.

        Float32 is taken as tenths, float64 as millionths; where that is not exact, it is cast.
        """
        if pa.types.is_float32(column.type):
            tenths = _whole(column, 10)
            if tenths is not None and np.abs(tenths).max() < _MOST:
                return [self._tenths.of(tenths, column)]
        if pa.types.is_float64(column.type):
            millionths = _whole(column, 10**6)
            if millionths is not None and 0 <= millionths.min() <= millionths.max() < _MOST * 1000:
                thousandths, rest = np.divmod(millionths, 1000)
                last = _LAST_THREE.take(_places(rest, column))
                return [self._thousandths.of(thousandths, column), last]
        text = column.cast(pa.string())
        if not column.null_count:
            return [self._before, text]
        return [pc.binary_join_element_wise(self._before, text, "")]

    def _of_tenths(self, numbers: Ints) -> pa.StringArray:
        text = pa.array((numbers / 10).astype(np.float32)).cast(pa.string())
        return pc.binary_join_element_wise(self._before, text, "")

    def _of_thousandths(self, numbers: Ints) -> pa.StringArray:
        return pa.array([f"{self._before}{each // 1000}.{each % 1000:03d}" for each in numbers])


class _Table:
    """Texts of whole numbers, of all from the least to the greatest that were asked for."""

    def __init__(self, texts_of: Callable[[Ints], pa.StringArray]) -> None:
        self._texts_of = texts_of
        self._first, self._end, self._texts = _MOST, -_MOST, pa.array([], pa.string())

    def of(self, numbers: Ints, column: pa.Array) -> pa.StringArray:
        """Their texts, null where the column is."""
        first, end = min(self._first, numbers.min()), max(self._end, numbers.max() + 1)
        if (first, end) != (self._first, self._end):
            self._texts = self._texts_of(np.arange(first, end))
            self._first, self._end = first, end
        return self._texts.take(_places(numbers - first, column))


def _whole(column: pa.Array, scale: int) -> Ints | None:
    """How many tenths, hundredths … numbers are, for null as many as the least; None if any is
    not whole, or there is none."""
    least = pc.min(column)
    if not least.is_valid:
        return None
    values = column.fill_null(least).to_numpy()
    scaled = np.rint(values * scale)
    exact = (scaled / scale).astype(values.dtype) == values
    return scaled.astype(np.int64) if exact.all() else None


def _places(numbers: Ints, column: pa.Array) -> pa.Array:
    mask = column.is_null().to_numpy(zero_copy_only=False) if column.null_count else None
    return pa.array(numbers, mask=mask)
