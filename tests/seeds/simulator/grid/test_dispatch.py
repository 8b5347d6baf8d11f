"""What is asked of feeders follows from the day before; what came of it, from the day itself."""

import numpy as np
import pytest

from seeds.simulator.grid.dispatch import (
    ACCEPTED,
    INSTRUCTED,
    MISSED,
    REACHED,
    REFUSED,
    Steps,
    Window,
)

FEEDERS = np.array([7, 8])
BASE, LIMIT = np.array([[600, 600]]), np.array([[1_000, 1_000]])


class Drawn:
    """A generator that always draws one value."""

    def __init__(self, value: float) -> None:
        self._value = value

    def random(self, many: int) -> np.ndarray:
        return np.full(many, self._value)


def day(window: Window, number: int, load_w: list[int], drawn: float = 0.5) -> list[Steps]:
    """A day on which feeders carry so much all the time; the steps of each hour that has any."""
    found = []
    for hour in range(24 * number, 24 * (number + 1)):
        found.append(window.steps(Drawn(drawn), hour))  # type: ignore[arg-type]
        window.see(hour, np.array([load_w]), BASE, LIMIT)
    return [each for each in found if len(each)]


@pytest.fixture
def window() -> Window:
    """From 11 to 17 h, after a day on which feeder 7 was over its limit."""
    window = Window((11, 17), FEEDERS)
    assert day(window, 0, [1_100, 900]) == []
    return window


def test_who_was_over_the_limit_is_asked_an_hour_before_the_peak(window: Window) -> None:
    asked, _ = day(window, 1, [900, 900])
    assert asked.feeder.tolist() == [7, 7]
    assert asked.step.tolist() == [INSTRUCTED, ACCEPTED]
    assert asked.at_s.tolist() == [34 * 3_600, 34 * 3_600 + 300]
    assert (asked.begins_s[0], asked.ends_s[0]) == (35 * 3_600, 41 * 3_600)
    assert asked.target_w.tolist() == [400, 400]


@pytest.mark.parametrize(("load_w", "step"), [(1_000, REACHED), (1_001, MISSED)])
def test_what_stations_came_to_decides(window: Window, load_w: int, step: int) -> None:
    _, judged = day(window, 1, [load_w, 2_000])
    assert judged.feeder.tolist() == [7]
    assert judged.at_s.tolist() == [41 * 3_600]
    assert judged.step.tolist() == [step]
    assert judged.reached_w.tolist() == [load_w - 600]


def test_who_refuses_is_not_judged(window: Window) -> None:
    (asked,) = day(window, 1, [900, 900], drawn=0.95)
    assert asked.step.tolist() == [INSTRUCTED, REFUSED]


def test_who_kept_the_limit_is_asked_no_more(window: Window) -> None:
    day(window, 1, [900, 900])
    assert day(window, 2, [900, 900]) == []
