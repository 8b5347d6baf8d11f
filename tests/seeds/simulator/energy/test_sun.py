"""The sun over Chongqing."""

import numpy as np
import pytest

from seeds.simulator.energy.sun import clear_sky, sine_of_elevation

JUNE, MARCH, DECEMBER = 172, 80, 355  # solstices, and a day of equal night
MINUTES = np.arange(0, 86_400, 60)


@pytest.mark.parametrize(("day", "degrees"), [(JUNE, 83.9), (MARCH, 60.1), (DECEMBER, 37.1)])
def test_at_noon_it_is_as_high_as_latitude_and_season_say(day: int, degrees: float) -> None:
    """90° less 29.5°, and ±23.45° at the solstices."""
    highest = np.degrees(np.arcsin(sine_of_elevation(day, MINUTES).max()))
    assert highest == pytest.approx(degrees, abs=0.2)


def test_noon_is_late_as_the_clock_is_that_of_120_degrees_east() -> None:
    """13.5° are 54 minutes; on 21 March the sun is 7 to 8 minutes behind the mean one."""
    noon = MINUTES[sine_of_elevation(MARCH, MINUTES).argmax()]
    assert noon == pytest.approx(13 * 3600 + 60, abs=120)


def test_days_are_14_hours_in_june_and_10_in_december() -> None:
    hours = [(sine_of_elevation(day, MINUTES) > 0).sum() / 60 for day in (JUNE, DECEMBER)]
    assert hours == pytest.approx([13.9, 10.1], abs=0.1)


def test_a_high_sun_gives_nearly_all_that_panels_are_rated_at_and_the_night_nothing() -> None:
    light = clear_sky(JUNE, MINUTES)
    assert light.max() == pytest.approx(1.03, abs=0.01)
    assert light[0] < 1e-20
