"""How many come at which hour."""

from datetime import date

import numpy as np
import pytest
from msgspec.structs import replace

from seeds.simulator.charging.demand import expected
from seeds.simulator.charging.layout import ALL_SITES
from seeds.simulator.city import City
from seeds.simulator.parameters import Habits, Parameters
from seeds.simulator.weather.parameters import Climate
from tests.seeds.simulator.given import simulation

DRY, WET = Climate(spells=0), Climate(spells=100)
GIVEN = Parameters()
CAR_PARK, ROADSIDE, HUB, HIGHWAY, OFFICE, WORKPLACE, DEDICATED, PRIVATE = range(len(ALL_SITES))


def city(climate: Climate = DRY, **public: float) -> City:
    """From Wednesday, 30 September 2026: 1 October is National Day, the 10th a Saturday of work."""
    parameters = Parameters(climate=climate, public=replace(GIVEN.public, **public))
    return simulation(parameters=parameters, first_day=date(2026, 9, 30), days=30).city()


@pytest.mark.parametrize(
    ("site", "working", "holiday", "exchanged", "sunday"),
    [
        (CAR_PARK, 4, 4.8, 4, 4.4),
        (HIGHWAY, 4, 10.36, 4, 4.4),
        (WORKPLACE, 1.2, 0.036, 1.2, 0.072),
        (PRIVATE, 0.5, 0.5, 0.5, 0.5),
    ],
)
def test_visits_of_a_day(
    site: int, working: float, holiday: float, exchanged: float, sunday: float
) -> None:
    found = [expected(city(), day)[site].sum() for day in (0, 1, 10, 11)]
    assert found == pytest.approx([working, holiday, exchanged, sunday])


def test_fewer_come_while_it_rains() -> None:
    dry, wet = expected(city(rain=0.8), 0), expected(city(WET, rain=0.8), 0)
    assert wet[CAR_PARK] == pytest.approx(0.8 * dry[CAR_PARK])
    assert wet[PRIVATE] == pytest.approx(dry[PRIVATE])


def test_who_is_flexible_moves_and_nobody_is_lost() -> None:
    none, half = (expected(city(flexible=share), 0)[CAR_PARK] for share in (0, 0.5))
    assert half.sum() == pytest.approx(none.sum())
    assert half[21] == pytest.approx(none[21] / 2)  # the peak ends at 22
    assert half[0] == pytest.approx(none[0] + (none[22] + none[23]) / 2)


def test_hours_without_a_cheaper_one_stay_those_of_the_habits() -> None:
    habits: Habits = city(flexible=0.5).parameters.public
    found = expected(city(flexible=0.5), 0)[CAR_PARK]
    share = np.array(habits.hours) / sum(habits.hours)
    assert found[[2, 3, 4, 13, 14]] == pytest.approx(4 * share[[2, 3, 4, 13, 14]])
