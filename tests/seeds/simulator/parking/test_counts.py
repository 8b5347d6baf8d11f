"""What lots count: once a minute, twice an hour, and nothing is lost while they are not heard."""

import numpy as np
import pytest
from numpy.typing import NDArray

from seeds.simulator.parking.counts import (
    IN,
    IN_CHARGING,
    OUT,
    OUT_CHARGING,
    Counts,
    Passages,
    Told,
)

Row = tuple[int, ...]
QUIET = Passages(*(np.zeros(0, np.int64) for _ in range(3)))


class Still(np.random.Generator):
    """Lots that speak at the full minute, and repeat at the full hour."""

    def __init__(self) -> None:
        super().__init__(np.random.PCG64())

    def integers(self, low: int, high: int, size: int) -> NDArray[np.int64]:  # type: ignore[override]
        return np.full(size, low)


def lots(many: int = 1) -> Counts:
    """With 10 free bays each, and 4 beside connectors."""
    return Counts(Still(), np.full(many, 10), np.full(many, 4))


def passages(*rows: Row) -> Passages:
    return Passages(*np.array(rows).T)


def hour(counts: Counts, found: Passages, heard: bool = True, missing: bool = False) -> list[Row]:
    shape = counts.ticks.shape
    told = counts.hour(found, np.full(shape, heard), np.full(shape, missing))
    return rows(told)


def rows(told: Told) -> list[Row]:
    """Lot, second, free, free with a connector, entered, left."""
    columns = (told.lot, told.second, told.free, told.free_charging, told.entered, told.left)
    return [tuple(row) for row in np.array(columns).T.tolist()]


def test_a_quiet_lot_repeats_its_counts_every_half_hour() -> None:
    assert hour(lots(), QUIET) == [(0, 0, 10, 4, 0, 0), (0, 1800, 10, 4, 0, 0)]


def test_what_happens_within_a_minute_is_told_at_its_end() -> None:
    found = passages((0, 61, IN), (0, 90, IN_CHARGING), (0, 119, OUT), (0, 121, IN))
    assert hour(lots(), found, missing=True) == [(0, 120, 9, 3, 2, 1), (0, 180, 8, 3, 1, 0)]


def test_what_happens_after_the_last_minute_is_told_in_the_next_hour() -> None:
    counts = lots()
    assert hour(counts, passages((0, 3599, IN)), missing=True) == []
    assert hour(counts, QUIET, missing=True) == [(0, 0, 9, 4, 1, 0)]


def test_who_came_while_the_feed_was_dead_is_told_afterwards() -> None:
    counts = lots(2)
    found = passages((0, 100, IN), (0, 200, IN_CHARGING), (0, 300, OUT_CHARGING), (1, 400, OUT))
    assert hour(counts, found, heard=False) == []
    assert hour(counts, passages((1, 30, IN))) == [
        (0, 0, 9, 4, 2, 1),
        (0, 1800, 9, 4, 0, 0),
        (1, 0, 11, 4, 0, 1),
        (1, 60, 10, 4, 1, 0),
        (1, 1800, 10, 4, 0, 0),
    ]


@pytest.mark.parametrize("seed", range(3))
def test_free_falls_by_those_who_entered_and_rises_by_those_who_left(seed: int) -> None:
    rng = np.random.default_rng(seed)
    counts, free = Counts(rng, np.full(7, 500), np.full(7, 90)), dict.fromkeys(range(7), 500)
    told = 0
    for _ in range(5):
        many = 300
        columns = (rng.integers(0, end, many) for end in (7, 3600, 4))
        shape = counts.ticks.shape
        heard, missing = rng.random(shape) < 0.5, rng.random(shape) < 0.5
        for lot, _, now, _, entered, left in rows(counts.hour(Passages(*columns), heard, missing)):
            assert now == free[lot] - entered + left
            free[lot], told = now, told + entered + left
    assert 1_300 < told <= 1_500
