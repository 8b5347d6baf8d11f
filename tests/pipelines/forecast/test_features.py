"""What goes on as it did does so within its bounds."""

from dataclasses import replace

import numpy as np
import pytest

from pipelines.forecast.features import Asked, Features
from tests.pipelines.forecast.stations import frame_of

UP = [1.0, 3, 5, 7]


@pytest.mark.parametrize(
    ("values", "ahead", "kw"),
    [
        (UP, 1, 9),
        (UP, 3, 13),
        (UP, 20, 22),
        (UP[::-1], 2, 0),
        ([4.0, 4, 4, 4], 20, 4),
        ([4.0, 4, 4, 6], 20, 6),
    ],
)
def test_what_changed_by_the_same_twice_does_so_again_up_to_what_is_installed(
    values: list[float], ahead: int, kw: float
) -> None:
    frame = replace(frame_of(np.array(values)[:, None]), upper=np.array([22.0]))
    asked = Asked(np.array([3]), np.array([0]), np.array([ahead]))
    assert Features(frame, 24).onward(asked).tolist() == [kw]


def test_three_changes_alike_are_straight() -> None:
    features = Features(frame_of(np.array([*UP, 8, 9])[:, None]), 1)
    every = Asked(np.arange(6), np.zeros(6, int), np.ones(6, int))
    assert features.straight(every).tolist() == [0, 0, 0, 1, 0, 0]
