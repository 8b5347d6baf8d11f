"""Energy of sessions by the hour."""

import numpy as np

from benchmarks.comparison.energy import hourly
from benchmarks.comparison.sessions import Sessions


def test_energy_is_even_over_the_time_of_charging() -> None:
    ints = np.zeros(2, np.int64)
    sessions = Sessions(
        connector=ints,
        plug_in_s=ints,
        start_s=np.array([1800, 7200]),
        end_s=np.array([9000, 18_000]),
        plug_out_s=ints,
        hour=ints,
        weekday=ints,
        energy_kwh=np.array([8.0, 3.0]),
    )
    assert hourly(sessions, 4).tolist() == [2, 4, 3, 1]  # the last kWh is in the fifth hour
