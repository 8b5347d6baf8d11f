"""What an episode tells till its end, and whether that is enough for anybody to find it."""

import math

import numpy as np
import pytest

from benchmarks.zombie.bound import nats, unlikely

FAILED = 0.02


def tells(kind: str, come: float, missed: float = 0) -> float:
    return round(nats(kind, come, missed, FAILED), 2)


def test_what_is_free_and_unusable_tells_by_what_is_missed() -> None:
    assert tells("free-but-unusable", come=30, missed=8) == 8


def test_of_one_that_was_never_used_only_the_others_say_what_it_misses() -> None:
    assert unlikely(np.array([8.0, 8.0])) == pytest.approx(8)
    seldom_used = np.array([0.0, *[math.inf] * 99])
    assert unlikely(seldom_used) == pytest.approx(math.log(100))


def test_a_start_that_fails_tells_the_more_the_fewer_fail_elsewhere() -> None:
    assert tells("failed-start-streak", come=2) == round(2 * math.log(50), 2) == 7.82
    assert tells("starts-without-energy", come=1) == 9.21


@pytest.mark.parametrize(
    "kind",
    ["dead-silent", "never-commissioned", "frozen-status", "stuck-on", "blocked-by-parked-cars"],
)
def test_the_others_show_it_whoever_comes(kind: str) -> None:
    assert tells(kind, come=0) == math.inf
