"""What an episode tells till its end, and whether that is enough for anybody to find it."""

import math

import pytest

from benchmarks.zombie.bound import nats
from benchmarks.zombie.episodes import Episode

FAILED = 0.02


def tells(kind: str, come: float, private: bool = True, begins: int = 5) -> float:
    episode = Episode(("O1", "S1", "C1"), kind, begins, 40)
    return round(nats(episode, come, private, FAILED), 2)


def test_each_charge_that_is_missed_is_a_nat() -> None:
    assert tells("free-but-unusable", come=8) == 8


def test_parked_cars_are_seen_but_at_home() -> None:
    assert tells("blocked-by-parked-cars", come=8) == 8
    assert tells("blocked-by-parked-cars", come=8, private=False) == math.inf


def test_what_was_never_seen_in_use_misses_nothing_that_is_known() -> None:
    assert tells("free-but-unusable", come=30, begins=-1) == 0


def test_a_start_that_fails_tells_the_more_the_fewer_fail_elsewhere() -> None:
    assert tells("failed-start-streak", come=2) == round(2 * math.log(50), 2) == 7.82
    assert tells("starts-without-energy", come=1, begins=-1) == 9.21


@pytest.mark.parametrize("kind", ["dead-silent", "never-commissioned", "frozen-status", "stuck-on"])
def test_the_others_show_it_whoever_comes(kind: str) -> None:
    assert tells(kind, come=0, begins=-1) == math.inf
