"""Mean and median are put together as was best on data kept apart, by hours ahead."""

import numpy as np
import pytest

from pipelines.forecast.blend import fit_blend
from pipelines.forecast.features import Asked, Features
from tests.pipelines.forecast.stations import frame_of

# 10 kW up to an hour and 30 kW from it on, in turn.
VALUES = np.tile([10.0, 10, 30, 30], 50)[:, None]
FEATURES = Features(frame_of(VALUES), 6)
ORIGIN = np.arange(180)


def hours_ahead(hours: int) -> Asked:
    return Asked(ORIGIN, np.zeros_like(ORIGIN), np.full_like(ORIGIN, hours))


def test_the_mean_leans_on_whom_the_errors_are_smaller_of() -> None:
    asked = hours_ahead(1)
    actual = FEATURES.actual(asked).astype(float)
    off = np.where(ORIGIN % 2, 4.0, -4.0)
    said = np.repeat((actual + off)[:, None], 6, axis=1)
    blend = fit_blend(said, actual - 3 * off, FEATURES, asked)
    assert blend.share[0] == pytest.approx(0.75)
    assert blend.share[1:].tolist() == [1, 1, 1, 1]
    assert blend.apply(said, actual - 3 * off, FEATURES, asked)[:, 0] == pytest.approx(actual)


def test_a_median_next_to_the_last_value_is_the_last_value_where_that_was_better() -> None:
    stays, goes = hours_ahead(4), hours_ahead(6)
    for asked, same in ((stays, True), (goes, False)):
        last = FEATURES.last(asked).astype(float)
        said = np.repeat((last + 1.5)[:, None], 6, axis=1)
        blended = fit_blend(said, last, FEATURES, asked).apply(said, last, FEATURES, asked)
        assert (blended[:, 3] == last).all() == same
        assert (blended[:, 4] == said[:, 4]).all()
