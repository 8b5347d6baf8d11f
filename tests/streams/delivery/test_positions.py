"""Where a partition stands, and what of the next batch is new."""

import pytest

from streams.delivery.positions import Position
from tests.streams.given import batch, record


def offsets(first: int, last: int, stored: int) -> list[int] | None:
    """The offsets that are new of a batch from first to last."""
    given = batch(*(record(b"{}") for _ in range(first, last + 1)), first=first)
    rest = Position(stored).untaken(given)
    return None if rest is None else [each.offset for each in rest.records]


@pytest.mark.parametrize(
    ("stored", "first", "last", "new"),
    [
        (-1, 0, 2, [0, 1, 2]),  # nothing stored yet
        (9, 10, 12, [10, 11, 12]),  # the next one
        (10, 10, 12, [11, 12]),  # trimmed
        (11, 10, 12, [12]),
        (12, 10, 12, None),  # skipped: stored as a whole
        (99, 10, 12, None),
        (5, 10, 12, [10, 11, 12]),  # behind a hole
    ],
)
def test_what_of_a_batch_is_new(stored: int, first: int, last: int, new: list[int] | None) -> None:
    assert offsets(first, last, stored) == new


@pytest.mark.parametrize(
    ("stored", "first", "hole"),
    [(-1, 0, []), (9, 10, []), (11, 10, []), (-1, 2, [0, 1]), (6, 10, [7, 8, 9])],
)
def test_the_hole_before_a_batch(stored: int, first: int, hole: list[int]) -> None:
    assert list(Position(stored).hole_before(batch(record(b"{}"), first=first))) == hole


def test_offsets_may_have_gaps() -> None:
    """Transaction markers and compaction leave some out."""
    given = batch(record(b"{}"), record(b"{}"), record(b"{}"), first=10)
    given.records[2].offset = 20
    assert (given.first, given.last) == (10, 20)
    assert [each.offset for each in given.after(11).records] == [20]  # type: ignore[union-attr]


def test_a_table_may_be_ahead_of_the_ledger() -> None:
    position = Position(9, {"landing.charger_meter": 12})
    assert position.table_has("landing.charger_meter", 12)
    assert not position.table_has("landing.charger_meter", 13)
    assert not position.table_has("landing.charger_status", 10)


def test_what_was_taken_is_not_stored_yet() -> None:
    position = Position(9)
    assert not position.begun
    given = batch(record(b"{}"), record(b"{}"), first=10)
    position.take(given)
    assert (position.taken, position.stored, position.begun) == (11, 9, True)
    assert position.untaken(given) is None
    assert not position.hole_before(batch(record(b"{}"), first=12))
    position.store(given.last)
    assert position.stored == 11
