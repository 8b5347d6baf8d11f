"""A frame tells what was known at a time, and no more."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from pipelines.forecast.frame import Frame

MIDNIGHT = datetime(2026, 7, 6, tzinfo=UTC)
FRAME = Frame(
    series=("A", "B"),
    start=MIDNIGHT,
    step=timedelta(minutes=15),
    values=np.array([[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]]),
    lower=np.array([0.0, -60.0]),
    upper=np.array([120.0, np.nan]),
    kind=("public", "public"),
    zone=ZoneInfo("Asia/Shanghai"),
)


def test_a_step_is_known_as_it_ends() -> None:
    just_before, at_the_end = MIDNIGHT + timedelta(minutes=29), MIDNIGHT + timedelta(minutes=30)
    assert FRAME.known(just_before).values.tolist() == [[1, 10]]
    assert FRAME.known(at_the_end).values.tolist() == [[1, 10], [2, 20]]


def test_a_value_published_later_is_unknown_until_then() -> None:
    ends = FRAME.begins[:, None] + np.timedelta64(15, "m")
    available = np.repeat(ends, 2, axis=1)
    available[0, 1] = np.datetime64("2026-07-06T01:00")
    late = replace(FRAME, available_at=available)
    asked = MIDNIGHT + timedelta(minutes=30)
    assert_array_equal(late.known(asked).values, [[1, np.nan], [2, 20]])
    assert_array_equal(late.known(MIDNIGHT + timedelta(hours=1)).values, FRAME.values)


def test_nothing_is_known_before_the_first_step_ends() -> None:
    assert FRAME.known(MIDNIGHT).values.shape == (0, 2)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"values": np.zeros((3, 1))}, "not steps × 2 series"),
        ({"lower": np.zeros(1)}, "not one for each of 2 series"),
        ({"available_at": np.zeros((1, 2), "datetime64[ms]")}, "not the shape of values"),
        ({"step": timedelta(minutes=7)}, "whole steps must make a day"),
        ({"start": datetime(2026, 7, 6)}, "needs a time zone"),  # noqa: DTZ001
    ],
)
def test_what_does_not_fit_is_refused(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        replace(FRAME, **wrong)  # type: ignore[arg-type]
