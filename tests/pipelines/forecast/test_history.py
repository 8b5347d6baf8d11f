"""Running statistics of a series look back only, and skip what is unknown."""

import numpy as np
import pytest

from pipelines.forecast.history import history
from tests.pipelines.forecast.stations import frame_of

VALUES = np.array([*range(30), 0, np.nan], float)[:, None]


def test_least_greatest_spread_and_idle_share_of_the_last_day() -> None:
    found = history(frame_of(VALUES))
    assert [found.low[at, 0] for at in (0, 23, 29, 30, 31)] == [0, 0, 6, 0, 0]
    assert [found.high[at, 0] for at in (0, 23, 29, 31)] == [0, 23, 29, 29]
    assert found.spreads[0][29, 0] == pytest.approx(np.std(np.arange(6, 30)))
    assert found.idle[0][31, 0] == pytest.approx(1 / 23)
