"""Temperature and rain by hour."""

from datetime import date, timedelta

import numpy as np

from seeds.simulator.conditions import Lengths
from seeds.simulator.weather.parameters import Climate
from seeds.simulator.weather.sky import Sky, sky, sky_of, sky_of_hours
from tests.seeds.simulator.given import simulation

FIVE_YEARS = [date(2026, 1, 1) + timedelta(days=each) for each in range(5 * 365)]
STILL = Climate(monthly_c=(20,) * 12, swing_c=3, deviates_c=0, spells=0)


def played(climate: Climate) -> list[Sky]:
    return [sky(1, on, climate) for on in FIVE_YEARS]


def test_a_day_is_warmest_at_three_in_the_afternoon() -> None:
    found = sky(1, FIVE_YEARS[0], STILL).temperature_c
    assert found[[15, 21, 3, 9]].round(9).tolist() == [23, 20, 17, 20]


def test_months_are_as_warm_as_those_of_chongqing_but_for_the_years() -> None:
    temperature = np.array([each.temperature_c.mean() for each in played(Climate())])
    month = np.array([on.month for on in FIVE_YEARS])
    mean = np.array([temperature[month == each].mean() for each in range(1, 13)])
    assert np.abs(mean - Climate().monthly_c).max() < 1.5
    assert [mean.argmin() + 1, mean.argmax() + 1] == [1, 7]


def test_a_warm_day_follows_a_warm_day() -> None:
    climate = Climate(monthly_c=(20,) * 12, swing_c=0, deviates_c=2.5, persists=0.7)
    midnight = np.array([each.temperature_c[0] for each in played(climate)])
    assert abs(midnight.mean() - 20) < 0.5
    assert 2.3 < midnight.std() < 2.7
    assert 0.65 < np.corrcoef(midnight[1:], midnight[:-1])[0, 1] < 0.75


def test_temperature_does_not_jump_at_midnight() -> None:
    temperature = np.concatenate([each.temperature_c for each in played(Climate())])
    assert np.abs(np.diff(temperature)).max() < 1.5


def test_rain_falls_in_spells_on_44_of_100_days() -> None:
    rains = np.array([each.rains for each in played(Climate())])
    assert 0.41 < rains.any(axis=1).mean() < 0.47
    hours = rains.ravel()
    assert hours[1:][hours[:-1]].mean() > 0.8


def test_a_year_has_1333_mm_of_rain_in_tenths() -> None:
    rain_mm = np.concatenate([each.rain_mm for each in played(Climate())])
    assert 1_200 < rain_mm.sum() / 5 < 1_450
    assert rain_mm[rain_mm > 0].min() == 0.1
    assert np.abs(rain_mm * 10 - np.rint(rain_mm * 10)).max() < 1e-9


def test_hours_in_a_row_are_those_of_their_days() -> None:
    city = simulation().city()
    found, days = sky_of_hours(city, -2, 28), [sky_of(city, each) for each in (-1, 0, 1)]
    assert found.temperature_c.tolist() == [
        *days[0].temperature_c[22:],
        *days[1].temperature_c,
        *days[2].temperature_c[:2],
    ]
    assert found.rain_mm.tolist() == [
        *days[0].rain_mm[22:],
        *days[1].rain_mm,
        *days[2].rain_mm[:2],
    ]


def test_a_spell_goes_on_after_midnight() -> None:
    climate = Climate(spells=0.1, spell=Lengths(median_h=20, spread=0.001))
    hours = np.concatenate([each.rains for each in played(climate)])
    edges = np.flatnonzero(np.diff(hours.astype(int), prepend=0))
    lengths = np.diff(edges)[::2]
    assert np.median(lengths) == 21  # it touches an hour at its beginning and one at its end


def test_a_date_has_its_weather_whatever_was_asked_before() -> None:
    first = sky(1, date(2026, 7, 10), Climate())
    sky.cache_clear()
    sky(1, date(2026, 1, 1), Climate())
    again = sky(1, date(2026, 7, 10), Climate())
    assert first.temperature_c.tolist() == again.temperature_c.tolist()
    assert first.rains.tolist() == again.rains.tolist()
    assert (
        sky(2, date(2026, 7, 10), Climate()).temperature_c.tolist() != again.temperature_c.tolist()
    )
