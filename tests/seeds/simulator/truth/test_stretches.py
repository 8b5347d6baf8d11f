"""Which trouble holds where, and whose turn it is when they overlap."""

import numpy as np

from seeds.simulator.truth.stretches import NEVER_S, NONE, NOTHING, Stretches, layered


def stretches(*rows: tuple[int, int, int, int]) -> Stretches:
    """Of connector, start, end and kind."""
    return Stretches(*(np.array(each) for each in zip(*rows, strict=True)))


def rows(found: Stretches) -> list[tuple[int, ...]]:
    columns = (found.who, found.start_s, found.end_s, found.kind)
    return list(zip(*(each.tolist() for each in columns), strict=True))


LOW = stretches((1, -50, 100, 3), (1, 200, 300, 4), (7, 0, NEVER_S, 5))


def test_a_stretch_holds_from_its_start_till_before_its_end() -> None:
    who = np.array([1, 1, 1, 1, 2, 7])
    at = np.array([-51, -50, 99, 100, 50, 10**9])
    assert LOW.at(who, at).tolist() == [NONE, 3, 3, NONE, NONE, 5]


def test_what_follows_begins_after_a_second() -> None:
    at, kind = LOW.following(np.array([1, 1, 1, 2]), np.array([-60, -50, 250, 0]))
    assert at.tolist() == [-50, 200, NEVER_S, NEVER_S]
    assert kind.tolist() == [3, 4, NONE, NONE]


def test_the_later_layer_is_on_top() -> None:
    high = stretches((1, 50, 250, 9), (7, 10, 20, 8))
    assert rows(layered([LOW, high])) == [
        (1, -50, 50, 3),
        (1, 50, 250, 9),
        (1, 250, 300, 4),
        (7, 0, 10, 5),
        (7, 10, 20, 8),
        (7, 20, NEVER_S, 5),
    ]


def test_without_troubles_nothing_holds() -> None:
    assert rows(layered([NOTHING, NOTHING])) == []
    assert NOTHING.at(np.array([1]), np.array([0])).tolist() == [NONE]
